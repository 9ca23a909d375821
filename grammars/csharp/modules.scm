; What names stand for: @alias is the local name of @module.

(using_directive name: (identifier) @alias (_) @module .)
