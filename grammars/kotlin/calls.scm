; Calls and constructions, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression . (identifier) @name) @call
(call_expression . (navigation_expression (identifier)? @receiver . (identifier) @name .)) @call
(constructor_invocation (user_type (identifier) @name .)) @call
