; Calls, with the callee's last name, and every other use of a name.

(call_expression function: (identifier) @name) @call
(call_expression function: (field_expression field: (field_identifier) @name)) @call
[(identifier) (type_identifier) (field_identifier)] @reference
