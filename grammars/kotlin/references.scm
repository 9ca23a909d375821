; Calls, with the callee's last name, and every other use of a name.

(call_expression . (identifier) @name) @call
(call_expression . (navigation_expression (identifier) @name .)) @call
(constructor_invocation (user_type (identifier) @name .)) @call
(identifier) @reference
