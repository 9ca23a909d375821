; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.

(function_declaration name: (identifier) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(function_declaration name: (dot_index_expression field: (_) @scope.name) parameters: (_) @scope.start body: (_) @scope.end)
(function_declaration name: (method_index_expression method: (_) @scope.name) parameters: (_) @scope.start body: (_) @scope.end)
(function_definition parameters: (_) @scope.start body: (_) @scope.end)

(function_declaration name: (identifier) @name)
(parameters (identifier) @name @parameter)

(assignment_statement
  (variable_list . name: [(identifier) (dot_index_expression)] @name)
  (expression_list . value: (_) @value))
(assignment_statement
  (variable_list . (_) . name: (identifier) @name)
  (expression_list . (_) . value: (_) @value))
(assignment_statement
  (variable_list . (_) . name: (identifier) @name)
  (expression_list . value: (function_call) @value .))
(assignment_statement
  (variable_list . (_) . (_) . name: (identifier) @name)
  (expression_list . (_) . (_) . value: (_) @value))
(assignment_statement
  (variable_list . name: (bracket_index_expression table: (identifier) @name field: (_) @key))
  (expression_list . value: (_) @value)) @weak
(variable_declaration (variable_list name: (identifier) @name))
((function_call
  name: (dot_index_expression field: (identifier) @_insert)
  arguments: (arguments . (identifier) @name (_) @value .)) @weak
  (#eq? @_insert "insert"))
(for_generic_clause (variable_list name: (identifier) @name) (expression_list . (function_call
  arguments: (arguments . (_) @value))))
(for_generic_clause (variable_list name: (identifier) @name) (expression_list . (identifier) @value))
((for_numeric_clause name: (identifier) @name) @constant)
(return_statement (expression_list . (_) @returned))
(return_statement (expression_list . (_) . (_) @returned))
