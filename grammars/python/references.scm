; Calls, with the callee's last name, and every other use of a name.

(call function: (identifier) @name) @call
(call function: (attribute attribute: (identifier) @name)) @call
(decorator (identifier) @name) @call
(decorator (attribute attribute: (identifier) @name)) @call
(identifier) @reference
