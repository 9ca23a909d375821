; Calls and decorators, with the callee's last name.

(call function: (identifier) @name) @call
(call function: (attribute attribute: (identifier) @name)) @call
(decorator (identifier) @name) @call
(decorator (attribute attribute: (identifier) @name)) @call
