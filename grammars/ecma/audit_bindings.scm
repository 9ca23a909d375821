; What a name means: scopes, and what is bound to a name in them; the captures are as in python/bindings.scm.
; Parameters have other shapes in JavaScript and TypeScript and stand in those folders.

(function_declaration parameters: (_) @scope.start body: (_) @scope.end)
(function_expression parameters: (_) @scope.start body: (_) @scope.end)
(generator_function_declaration parameters: (_) @scope.start body: (_) @scope.end)
(method_definition parameters: (_) @scope.start body: (_) @scope.end)
(arrow_function parameters: (_) @scope.start body: (_) @scope.end)
(arrow_function parameter: (_) @scope.start body: (_) @scope.end)
(class_body) @class

(function_declaration name: (_) @name)
(class_declaration name: (_) @name)
(arrow_function parameter: (identifier) @name)
(catch_clause parameter: (identifier) @name)
(variable_declarator name: (identifier) @name value: (_) @value)
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @name) value: (_) @value)
(variable_declarator name: (object_pattern (pair_pattern value: (identifier) @name)) value: (_) @value)
(variable_declarator name: (array_pattern (identifier) @name) value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(augmented_assignment_expression left: (identifier) @name right: (_) @value)
(for_in_statement left: (identifier) @name right: (_) @value)
