; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression . (simple_identifier) @name) @call
(call_expression . (navigation_expression
  target: [(simple_identifier) (self_expression)]? @receiver
  suffix: (navigation_suffix suffix: (simple_identifier) @name))) @call
