; What a name means: scopes, and what is bound to a name in them.
; @scope.start to @scope.end is a function's scope, @class a class body; @name gets @value, or something
; unknown where there is none, or a @constant of a type that carries no text.

(function_definition parameters: (_) @scope.start body: (_) @scope.end)
(lambda parameters: (_) @scope.start body: (_) @scope.end)
(class_definition body: (_) @class)

(function_definition name: (_) @name)
(class_definition name: (_) @name)
(parameters (identifier) @name)
(lambda_parameters (identifier) @name)
(parameters (default_parameter name: (identifier) @name))
(parameters (typed_parameter . (identifier) @name type: (_) @type (#not-any-of? @type "int" "float" "bool")))
(parameters (typed_parameter . (identifier) @name type: (_) @type (#any-of? @type "int" "float" "bool"))) @constant
(parameters (typed_default_parameter name: (identifier) @name type: (_) @type (#not-any-of? @type "int" "float" "bool")))
(parameters (typed_default_parameter name: (identifier) @name type: (_) @type (#any-of? @type "int" "float" "bool"))) @constant
(parameters (list_splat_pattern (identifier) @name))
(parameters (dictionary_splat_pattern (identifier) @name))

(assignment left: (identifier) @name right: (_) @value)
(assignment left: (pattern_list (identifier) @name) right: (_) @value)
(assignment left: (tuple_pattern (identifier) @name) right: (_) @value)
(augmented_assignment left: (identifier) @name right: (_) @value)
(named_expression name: (_) @name value: (_) @value)
(for_statement left: (identifier) @name right: (_) @value)
(for_statement left: (pattern_list (identifier) @name) right: (_) @value)
(for_in_clause left: (identifier) @name right: (_) @value)
(for_in_clause left: (pattern_list (identifier) @name) right: (_) @value)
(as_pattern (_) @value alias: (as_pattern_target (identifier) @name))
