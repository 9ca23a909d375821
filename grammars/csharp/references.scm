; Calls, with the callee's last name, and every other use of a name.

(invocation_expression function: (identifier) @name) @call
(invocation_expression function: (member_access_expression name: (identifier) @name)) @call
(object_creation_expression type: (identifier) @name) @call
(identifier) @reference
