; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression . (identifier) @name) @call
(call_expression . (field_expression value: (identifier)? @receiver (identifier) @name .)) @call
