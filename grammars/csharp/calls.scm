; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(invocation_expression function: [(identifier) @name (generic_name (identifier) @name)]) @call
(invocation_expression function: (member_access_expression
  expression: (identifier)? @receiver name: [(identifier) @name (generic_name (identifier) @name)])) @call
(invocation_expression function: (conditional_access_expression
  (member_binding_expression name: [(identifier) @name (generic_name (identifier) @name)]))) @call
(object_creation_expression type: [(identifier) @name (generic_name (identifier) @name)
  (qualified_name name: (identifier) @name)]) @call
