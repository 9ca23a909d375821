; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.

(function_declaration "func" . name: _ @scope.name body: (_) @scope.end) @scope.start
(init_declaration body: (_) @scope.end) @scope.start
(lambda_literal (statements) @scope.end) @scope.start
(class_declaration body: (class_body) @class)

(parameter name: (simple_identifier) @name name: (_) @type) @parameter
(lambda_parameter name: (simple_identifier) @name)

(property_declaration name: (pattern bound_identifier: (simple_identifier) @name) value: (_) @value)
(property_declaration name: (pattern bound_identifier: (simple_identifier) @name) (type_annotation) @type value: (_) @value)
(property_declaration name: (pattern bound_identifier: (simple_identifier) @name) !value !computed_value)
(property_declaration name: (pattern (pattern (simple_identifier) @name)) value: (_) @value)
(_ (value_binding_pattern) . bound_identifier: (simple_identifier) @name . "=" . (_) @value)
(for_statement item: (pattern bound_identifier: (simple_identifier) @name) collection: (_) @value)
(for_statement item: (pattern (pattern (simple_identifier) @name)) collection: (_) @value)
(assignment target: (directly_assignable_expression (simple_identifier) @name) "=" result: (_) @value)
(assignment target: (directly_assignable_expression (simple_identifier) @name) "+=" result: (_) @value) @weak
(assignment target: (directly_assignable_expression (call_expression . (simple_identifier) @name
  (call_suffix (value_arguments . (value_argument value: (_) @key) .)))) result: (_) @value) @weak
(assignment target: (directly_assignable_expression (navigation_expression target: (simple_identifier) @name))
  result: (_) @value) @weak
((call_expression . (navigation_expression target: (simple_identifier) @name
    suffix: (navigation_suffix suffix: (simple_identifier) @_method))
  (call_suffix (value_arguments (value_argument value: (_) @value)))) @weak
  (#match? @_method "^(append|insert|appending|updateValue|write|push)$"))

(control_transfer_statement "return" result: (_) @returned)
(function_declaration body: (function_body (statements . [
  (call_expression) (additive_expression) (line_string_literal) (navigation_expression) (simple_identifier)
] @returned .)))
