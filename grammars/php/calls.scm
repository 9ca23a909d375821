; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(function_call_expression function: (name) @name) @call
(function_call_expression function: (qualified_name (name) @name)) @call
(member_call_expression object: (variable_name)? @receiver name: (name) @name) @call
(nullsafe_member_call_expression object: (variable_name)? @receiver name: (name) @name) @call
(scoped_call_expression scope: [(name) (relative_scope)]? @receiver name: (name) @name) @call
(object_creation_expression [(name) @name (qualified_name (name) @name)]) @call
