; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.
; Parameters stand in the definition itself: it is the list. A parent is `_` where its kind would make tree-sitter take
; 50 to 100 ms for one pattern, in which nothing else runs.

[
  (function_declaration)
  (protocol_function_declaration)
  (init_declaration)
  (subscript_declaration)
  (lambda_literal)
  (class_declaration)
  (protocol_declaration)
] @scope

(_ "func" "async") @async
(function_declaration "->" . (_) @result.type) @result
(protocol_function_declaration "->" . (_) @result.type) @result
(subscript_declaration "->" . (_) @result.type) @result
(property_declaration (type_annotation (_) @result.type) computed_value: (_)) @result

(function_declaration (parameter
  name: (simple_identifier) @parameter.name name: (_) @parameter.type) @parameter) @parameter.list
(_ (parameter
  name: (simple_identifier) @parameter.name name: (_) @parameter.type) @parameter
  . default_value: (_) @parameter.default) @parameter.list
(protocol_function_declaration (parameter
  name: (simple_identifier) @parameter.name name: (_) @parameter.type) @parameter) @parameter.list
(init_declaration (parameter
  name: (simple_identifier) @parameter.name name: (_) @parameter.type) @parameter) @parameter.list
(subscript_declaration (parameter
  name: (simple_identifier) @parameter.name name: (_) @parameter.type) @parameter) @parameter.list

(type_parameters (type_parameter (type_identifier) @typeparameter.name) @typeparameter)
(inheritance_specifier inherits_from: (_) @base.name) @base

(control_transfer_statement result: (_) @return.value) @return
(control_transfer_statement (throw_keyword) . (call_expression . [
  (simple_identifier) @raise.name
  (navigation_expression target: (simple_identifier) @raise.name)
])) @raise
(control_transfer_statement (throw_keyword) . (navigation_expression target: (simple_identifier) @raise.name)) @raise
(control_transfer_statement (throw_keyword) . (simple_identifier) @raise.name) @raise
(control_transfer_statement (throw_keyword) . (simple_identifier)) @reraise

(do_statement (statements) @guard.body (catch_block !error) @guard.clause) @guard
(do_statement (statements) @guard.body (catch_block error: (_) @guard.types) @guard.clause) @guard
(catch_block error: (_) @handler.types) @handler
(_ "if" condition: (_) @when.test (statements) @when)

(class_body (property_declaration
  name: (pattern bound_identifier: (simple_identifier) @attribute.name)
  (type_annotation (_) @attribute.type)?
  value: (_)? @attribute.default !computed_value) @attribute)
