; What a name means: scopes, and what is bound to a name in them; lsp_server/tools/audit/facts.py explains the captures.
; Properties are seen from functions, so that the body of a class is a scope like any other.

(function_declaration name: (_) @scope.name (function_value_parameters) @scope.start (function_body) @scope.end)
(anonymous_function (function_value_parameters) @scope.start (function_body) @scope.end)
(secondary_constructor (function_value_parameters) @scope.start (block) @scope.end)
(class_declaration (primary_constructor (class_parameters) @scope.start) [(class_body) (enum_class_body)] @scope.end)
(lambda_literal) @scope.start @scope.end
(class_body) @scope.start @scope.end
(enum_class_body) @scope.start @scope.end
(getter (function_body) @scope.start @scope.end)
(setter (function_body) @scope.start @scope.end)

(class_declaration name: (_) @name)
(object_declaration name: (_) @name)
(enum_entry (identifier) @name)

; Parameters. Annotations stand beside their parameter.
(function_value_parameters (parameter . (identifier) @name (_) @type) @parameter)
(function_value_parameters (parameter_modifiers) @parameter . (parameter . (identifier) @name (_) @type))
(class_parameter (identifier) @name . [(user_type) (nullable_type) (function_type)] @type)

; Types of properties, and of what functions give back; enums of the file.
(class_parameter (identifier) @member . [(user_type) (nullable_type)] @type)
(class_body (property_declaration (variable_declaration . (identifier) @member [(user_type) (nullable_type)] @type)))
(function_declaration name: (identifier) @member (function_value_parameters) . [(user_type) (nullable_type)] @type)
(class_declaration (modifiers (class_modifier "enum")) name: (identifier) @plain)
(lambda_parameters (variable_declaration . (identifier) @name))
(lambda_parameters (multi_variable_declaration (variable_declaration . (identifier) @name)))
(catch_block . (identifier) @name)

; Variables and properties; a property that can be set anew elsewhere is unknown.
(property_declaration (variable_declaration . (identifier) @name [(user_type) (nullable_type)] @type) "=" . (_) @value)
(property_declaration (variable_declaration . (identifier) @name .) "=" . (_) @value)
(property_declaration (multi_variable_declaration (variable_declaration . (identifier) @name)) "=" . (_) @value)
(property_declaration (variable_declaration . (identifier) @name) (property_delegate))
(property_declaration (variable_declaration . (identifier) @name) (getter))
(class_body (property_declaration "var" (variable_declaration . (identifier) @name)))
(source_file (property_declaration "var" (variable_declaration . (identifier) @name)))
(for_statement (variable_declaration . (identifier) @name) . (_) @value)
(for_statement (multi_variable_declaration (variable_declaration . (identifier) @name)) . (_) @value)
(assignment left: [(identifier) (navigation_expression)] @name operator: "=" right: (_) @value)

; What adds to a value.
(assignment left: [(identifier) (navigation_expression)] @name operator: "+=" @weak right: (_) @value)
(assignment left: (index_expression . (identifier) @name . (_) @key) operator: "=" @weak right: (_) @value)
((call_expression (navigation_expression . (identifier) @name . (identifier) @_method .)
    (value_arguments . (value_argument (_) @value .) .)) @weak
  (#any-of? @_method "add" "addAll" "addFirst" "addLast" "push" "offer"))
((call_expression (navigation_expression . (identifier) @name . (identifier) @_method .)
    (value_arguments . (value_argument (_) @key .) . (value_argument (_) @value .) .)) @weak
  (#any-of? @_method "put" "putIfAbsent" "setProperty" "setAttribute" "set" "add"))
((call_expression (navigation_expression . (identifier) @name . (identifier) @_method .)) @value @weak
  (#any-of? @_method "append" "appendLine" "insert"))
((call_expression (navigation_expression . (call_expression (navigation_expression . (identifier) @name . (identifier) @_first .))
    . (identifier) @_method .)) @value @weak
  (#any-of? @_method "append" "appendLine" "insert") (#any-of? @_first "append" "appendLine" "insert"))

; Arrays that a call fills.
((call_expression (navigation_expression (identifier) @_method .) (value_arguments . (value_argument (identifier) @name .))) @weak
  (#any-of? @_method "nextBytes" "read" "readFully" "get" "fill"))

(return_expression !label (_) @returned)
(function_declaration (function_body "=" . (_) @returned))
