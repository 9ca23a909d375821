; Calls and decorators, with the callee's last name, and the name in front of it where that is a plain one.

(call function: (identifier) @name) @call
(call function: (attribute object: (identifier)? @receiver attribute: (identifier) @name)) @call
(decorator (identifier) @name) @call
(decorator (attribute object: (identifier)? @receiver attribute: (identifier) @name)) @call
