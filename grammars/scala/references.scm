; Calls, with the callee's last name, and every other use of a name.

(call_expression function: (identifier) @name) @call
(call_expression function: (field_expression field: (identifier) @name)) @call
(call_expression function: (generic_function function: (identifier) @name)) @call
(call_expression function: (generic_function function: (field_expression field: (identifier) @name))) @call
(instance_expression (type_identifier) @name) @call
(infix_expression operator: (identifier) @name) @call
[(identifier) (type_identifier)] @reference
