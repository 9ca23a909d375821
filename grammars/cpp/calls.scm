; Calls that C does not have: qualified, of templates, and what makes an object.

(call_expression function: (qualified_identifier
  scope: (namespace_identifier)? @receiver
  name: [(identifier) @name (template_function name: (identifier) @name)])) @call
(call_expression function: (qualified_identifier
  name: (qualified_identifier name: [(identifier) @name (template_function name: (identifier) @name)]))) @call
(call_expression function: (template_function name: (identifier) @name)) @call
(call_expression function: (field_expression
  argument: (identifier)? @receiver field: (template_method name: (field_identifier) @name))) @call
(new_expression type: [(type_identifier) @name (qualified_identifier name: (type_identifier) @name)
  (template_type name: (type_identifier) @name)]) @call
