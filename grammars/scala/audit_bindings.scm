; What a name means: scopes, and what is bound to a name in them; lsp_server/tools/audit/facts.py explains the captures.
; Values of a type are seen from its functions, so that its body is a scope like any other.

(function_definition name: (_) @scope.name @scope.start body: (_) @scope.end)
(lambda_expression) @scope.start @scope.end
(class_definition class_parameters: (_) @scope.start body: (_) @scope.end)
(template_body) @scope.start @scope.end
(enum_body) @scope.start @scope.end
(case_clause) @scope.start @scope.end

(class_definition name: (_) @name)
(object_definition name: (_) @name)
(trait_definition name: (_) @name)

; Parameters.
(parameters (parameter name: (_) @name type: (_) @type) @parameter)
(class_parameter name: (_) @name type: (_) @type)

; Types of fields, and of what functions give back.
(class_parameter name: (_) @member type: (_) @type)
(function_definition name: (_) @member return_type: (_) @type)
(lambda_expression parameters: (identifier) @name)
(lambda_expression parameters: (bindings (binding name: (_) @name)))

; Values and variables; a variable of a type can be set anew elsewhere.
(val_definition pattern: (identifier) @name !type value: (_) @value)
(val_definition pattern: (identifier) @name type: (_) @type value: (_) @value)
(val_definition pattern: (tuple_pattern (identifier) @name) value: (_) @value)
(val_definition pattern: (case_class_pattern pattern: (identifier) @name) value: (_) @value)
(var_definition pattern: (identifier) @name value: (_) @value)
(template_body (var_definition pattern: (identifier) @name))
(enumerator . (identifier) @name . (_) @value)
(enumerator . (tuple_pattern (identifier) @name) . (_) @value)
(assignment_expression left: [(identifier) (field_expression)] @name right: (_) @value)
(match_expression value: (_) @value body: (_ (case_clause pattern: (identifier) @name)))
(match_expression value: (_) @value body: (_ (case_clause pattern: (typed_pattern pattern: (identifier) @name))))
(match_expression value: (_) @value body: (_ (case_clause pattern: (case_class_pattern pattern: (identifier) @name))))
(case_clause pattern: (tuple_pattern (identifier) @name))

; What adds to a value.
((infix_expression left: (identifier) @name operator: (operator_identifier) @_operator right: (_) @value) @weak
  (#any-of? @_operator "+=" "++=" "+=:"))
((call_expression function: (field_expression value: (identifier) @name field: (identifier) @_method)
    arguments: (arguments . (_) @value .)) @weak
  (#any-of? @_method "add" "addAll" "addOne" "push" "enqueue" "prepend"))
((call_expression function: (field_expression value: (identifier) @name field: (identifier) @_method)
    arguments: (arguments . (_) @key . (_) @value .)) @weak
  (#any-of? @_method "put" "update" "setProperty" "setAttribute" "set"))
((call_expression function: (field_expression value: (identifier) @name field: (identifier) @_method)) @value @weak
  (#any-of? @_method "append" "insert" "appendAll"))
((call_expression function: (field_expression
    value: (call_expression function: (field_expression value: (identifier) @name field: (identifier) @_first))
    field: (identifier) @_method)) @value @weak
  (#any-of? @_method "append" "insert") (#any-of? @_first "append" "insert"))
((call_expression function: (field_expression field: (identifier) @_method) arguments: (arguments . (identifier) @name)) @weak
  (#any-of? @_method "nextBytes" "read" "readFully" "fill"))

(return_expression (_) @returned)
(function_definition body: (block (_) @returned .))
(function_definition body: (indented_block (_) @returned .))
(function_definition body: [
  (identifier) (call_expression) (infix_expression) (field_expression) (string) (interpolated_string_expression)
  (instance_expression) (if_expression) (match_expression) (for_expression) (parenthesized_expression)
  (generic_function) (try_expression)
] @returned)
