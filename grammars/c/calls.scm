; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression function: (identifier) @name) @call
(call_expression function: (field_expression
  argument: (identifier)? @receiver field: (field_identifier) @name)) @call
