; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.
; Fields are seen from methods, so that the body of a type is a scope like any other.

(method_declaration name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(constructor_declaration parameters: (_) @scope.start body: (_) @scope.end)
(compact_constructor_declaration body: (_) @scope.start @scope.end)
(lambda_expression parameters: (_) @scope.start body: (_) @scope.end)
(class_body) @scope.start @scope.end
(interface_body) @scope.start @scope.end
(enum_body) @scope.start @scope.end
(annotation_type_body) @scope.start @scope.end
(static_initializer (block) @scope.start @scope.end)

(class_declaration name: (_) @name)
(interface_declaration name: (_) @name)
(enum_declaration name: (_) @name)
(record_declaration name: (_) @name)
(enum_constant name: (_) @name)

; Parameters.
(formal_parameters (formal_parameter type: (_) @type name: (identifier) @name) @parameter)
(formal_parameters (spread_parameter (variable_declarator name: (identifier) @name)) @parameter)
(lambda_expression parameters: (identifier) @name @parameter)
(lambda_expression parameters: (inferred_parameters (identifier) @name @parameter))
(catch_formal_parameter name: (identifier) @name)

; Variables.
(local_variable_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @name value: (_) @value))
((local_variable_declaration type: (_) @_type declarator: (variable_declarator name: (identifier) @name !value)) @constant
  (#match? @_type "^(int|long|short|byte|char|boolean|float|double)$"))

; Fields: what can be set anew elsewhere is unknown.
((field_declaration (modifiers) @_kind type: (_) @type declarator: (variable_declarator name: (identifier) @name value: (_) @value))
  (#match? @_kind "\\bfinal\\b"))
((field_declaration (modifiers) @_kind type: (_) @type declarator: (variable_declarator name: (identifier) @name !value))
  (#match? @_kind "\\bfinal\\b"))
((field_declaration (modifiers) @_kind type: (_) @type declarator: (variable_declarator name: (identifier) @name))
  (#not-match? @_kind "\\bfinal\\b"))
(field_declaration . type: (_) @type declarator: (variable_declarator name: (identifier) @name))

; What Spring fills from the query where nothing else is said.
((method_declaration
    (modifiers (annotation name: (identifier) @_mapping))
    parameters: (formal_parameters (formal_parameter type: (type_identifier) @_type) @sent))
  (#match? @_mapping "^(Get|Post|Put|Patch|Delete|Request)Mapping$") (#eq? @_type "String"))

; Types of fields, and of what methods give back; enums of the file.
(field_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @member))
(record_declaration parameters: (formal_parameters (formal_parameter type: (_) @type name: (identifier) @member)))
(method_declaration type: (_) @type name: (identifier) @member)
(enum_declaration name: (_) @plain)
(constant_declaration declarator: (variable_declarator name: (identifier) @name value: (_) @value))

(enhanced_for_statement type: (_) @type name: (identifier) @name value: (_) @value)
(resource name: (identifier) @name value: (_) @value)
(instanceof_expression left: (_) @value name: (identifier) @name)
(assignment_expression left: (identifier) @name operator: "=" right: (_) @value)

; What adds to a value.
(assignment_expression left: (identifier) @name operator: "+=" @weak right: (_) @value)
(assignment_expression left: (array_access array: (identifier) @name index: (_) @key) operator: "=" @weak right: (_) @value)
((method_invocation object: (identifier) @name name: (identifier) @_method arguments: (argument_list . (_) @value .)) @weak
  (#any-of? @_method "add" "addAll" "addFirst" "addLast" "addElement" "push" "offer"))
((method_invocation object: (identifier) @name name: (identifier) @_method
    arguments: (argument_list . (_) @key . (_) @value .)) @weak
  (#any-of? @_method "put" "putIfAbsent" "setProperty" "setAttribute" "set" "add"))
; Text that is built piece by piece: `b.append(x).append(y)`.
((method_invocation object: (identifier) @name name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert"))
((method_invocation object: (method_invocation object: (identifier) @name name: (identifier) @_m0) name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert") (#eq? @_m0 "append"))
((method_invocation object: (method_invocation object: (method_invocation object: (identifier) @name name: (identifier) @_m0) name: (identifier) @_m1) name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert") (#eq? @_m0 "append") (#eq? @_m1 "append"))
((method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (identifier) @name name: (identifier) @_m0) name: (identifier) @_m1) name: (identifier) @_m2) name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert") (#eq? @_m0 "append") (#eq? @_m1 "append") (#eq? @_m2 "append"))
((method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (identifier) @name name: (identifier) @_m0) name: (identifier) @_m1) name: (identifier) @_m2) name: (identifier) @_m3) name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert") (#eq? @_m0 "append") (#eq? @_m1 "append") (#eq? @_m2 "append") (#eq? @_m3 "append"))
((method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (identifier) @name name: (identifier) @_m0) name: (identifier) @_m1) name: (identifier) @_m2) name: (identifier) @_m3) name: (identifier) @_m4) name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert") (#eq? @_m0 "append") (#eq? @_m1 "append") (#eq? @_m2 "append") (#eq? @_m3 "append") (#eq? @_m4 "append"))
((method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (method_invocation object: (identifier) @name name: (identifier) @_m0) name: (identifier) @_m1) name: (identifier) @_m2) name: (identifier) @_m3) name: (identifier) @_m4) name: (identifier) @_m5) name: (identifier) @_method) @value @weak
  (#any-of? @_method "append" "insert") (#eq? @_m0 "append") (#eq? @_m1 "append") (#eq? @_m2 "append") (#eq? @_m3 "append") (#eq? @_m4 "append") (#eq? @_m5 "append"))

; Arrays that a call fills.
((method_invocation name: (identifier) @_method arguments: (argument_list . (identifier) @name)) @weak
  (#any-of? @_method "nextBytes" "read" "readFully" "readNBytes" "get" "fill" "engineNextBytes"))
((method_invocation name: (identifier) @_method arguments: (argument_list . (_) . (_) . (identifier) @name)) @weak
  (#eq? @_method "arraycopy"))

(return_statement (_) @returned)
(lambda_expression body: [
  (identifier) (method_invocation) (field_access) (binary_expression) (ternary_expression) (cast_expression)
  (object_creation_expression) (parenthesized_expression) (string_literal) (array_access)
] @returned)
(yield_statement (_) @returned)
