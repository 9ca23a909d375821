; What a name means: scopes, and what is bound to a name in them; lsp_server/tools/audit/facts.py explains the captures.
; Parameters have other shapes in JavaScript and TypeScript and stand in those folders.

(function_declaration name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(function_expression parameters: (_) @scope.start body: (_) @scope.end)
(generator_function_declaration name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(method_definition name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(arrow_function parameters: (_) @scope.start body: (_) @scope.end)
(arrow_function parameter: (_) @scope.start body: (_) @scope.end)
(variable_declarator name: (identifier) @scope.name
  value: [
    (arrow_function parameters: (_) @scope.start body: (_) @scope.end)
    (arrow_function parameter: (_) @scope.start body: (_) @scope.end)
    (function_expression parameters: (_) @scope.start body: (_) @scope.end)
  ])
(class_body) @class

(function_declaration name: (_) @name)
(class_declaration name: (_) @name)
(arrow_function parameter: (identifier) @name)
(catch_clause parameter: (identifier) @name)
(variable_declarator name: (identifier) @name value: (_) @value)
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @name) value: (_) @value)
(variable_declarator name: (object_pattern (pair_pattern value: (identifier) @name)) value: (_) @value)
(variable_declarator name: (array_pattern (identifier) @name) value: (_) @value)
(assignment_expression left: [(identifier) (member_expression)] @name right: (_) @value)
(assignment_expression left: (subscript_expression object: (identifier) @name index: (_) @key) right: (_) @value) @weak
(augmented_assignment_expression left: [(identifier) (member_expression)] @name right: (_) @value) @weak
(for_in_statement left: (identifier) @name right: (_) @value)
((call_expression
  function: (member_expression object: [(identifier) (member_expression)] @name property: (_) @_method)
  arguments: (arguments (_) @value)) @weak
  (#any-of? @_method "push" "unshift" "append" "add" "set" "write"))

(return_statement (_) @returned)
(arrow_function body: [(call_expression) (member_expression) (identifier) (template_string) (binary_expression)
  (subscript_expression) (await_expression) (parenthesized_expression) (ternary_expression)] @returned)
