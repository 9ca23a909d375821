; What a file brings in: @name is the name that is bound, @module where it comes from.

(import_attribute module: (_) @module funs: (fa fun: (_) @name)) @import
(pp_include file: (_) @module @name) @import
(pp_include_lib file: (_) @module @name) @import
