; Calls and constructions, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression function: (identifier) @name) @call
(call_expression function: (field_expression value: (identifier)? @receiver field: (identifier) @name)) @call
(call_expression function: (generic_function function: (identifier) @name)) @call
(call_expression function: (generic_function
  function: (field_expression value: (identifier)? @receiver field: (identifier) @name))) @call
(instance_expression (type_identifier) @name) @call
(instance_expression (generic_type type: (type_identifier) @name)) @call
(instance_expression (stable_type_identifier (type_identifier) @name)) @call
(infix_expression operator: (identifier) @name) @call
