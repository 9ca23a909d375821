; Calls, with the callee's last name, and every other use of a name.

(call function: (identifier) @name) @call
(call function: (namespace_get function: (identifier) @name)) @call
(identifier) @reference
