; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.
; @weak adds to a value and does not replace it, @key is the place in it, @returned what a function gives back.

(function_definition name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(method_declaration name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(anonymous_function parameters: (_) @scope.start body: (_) @scope.end)
(arrow_function parameters: (_) @scope.start body: (_) @scope.end)
(declaration_list) @class
(enum_declaration_list) @class

(function_definition name: (_) @name)
(class_declaration name: (_) @name)
(simple_parameter type: (_)? @type name: (variable_name) @name) @parameter
(property_promotion_parameter type: (_)? @type name: (variable_name) @name) @parameter
(variadic_parameter name: (variable_name) @name) @parameter

(assignment_expression left: (variable_name) @name right: (_) @value)
(reference_assignment_expression left: (variable_name) @name right: (_) @value)
(assignment_expression left: (list_literal (variable_name) @name) right: (_) @value)
(augmented_assignment_expression left: (variable_name) @name right: (_) @value) @weak
(assignment_expression left: (subscript_expression . (variable_name) @name . (_) @key .) right: (_) @value) @weak
(assignment_expression left: (subscript_expression . (variable_name) @name .) right: (_) @value) @weak
(assignment_expression
  left: (subscript_expression . (subscript_expression . (variable_name) @name . (_) @key)) right: (_) @value) @weak
((function_call_expression function: (name) @_function
  arguments: (arguments . (argument (variable_name) @name) (argument (_) @value))) @weak
  (#any-of? @_function "array_push" "array_unshift"))
((function_call_expression function: (name) @_function
  arguments: (arguments . (argument) . (argument (_) @value) . (argument (variable_name) @name)))
  (#any-of? @_function "preg_match" "preg_match_all"))
((function_call_expression function: (name) @_function
  arguments: (arguments . (argument (_) @value) . (argument (variable_name) @name) .))
  (#eq? @_function "parse_str"))
(foreach_statement . (_) @value . (variable_name) @name)
(foreach_statement . (_) @value . (by_ref (variable_name) @name))
(foreach_statement . (_) @value . (list_literal (variable_name) @name))
(foreach_statement . (_) @value . (pair (variable_name) @name))
(foreach_statement . (_) @value . (pair (by_ref (variable_name) @name)))
(foreach_statement . (_) @value . (pair (list_literal (variable_name) @name)))
(catch_clause name: (variable_name) @name)
(global_declaration (variable_name) @name)
(static_variable_declaration name: (variable_name) @name value: (_) @value)
(const_element . (name) @name . (_) @value)
; What a route's function and a controller's action get from the path.
((scoped_call_expression scope: (name) @_router name: (name) @_method
  arguments: (arguments (argument (anonymous_function parameters: (formal_parameters (simple_parameter !type) @sent)))))
  (#eq? @_router "Route") (#any-of? @_method "get" "post" "put" "patch" "delete" "any" "match"))
((scoped_call_expression scope: (name) @_router name: (name) @_method
  arguments: (arguments (argument (anonymous_function parameters: (formal_parameters (simple_parameter type: (_) @_type) @sent)))))
  (#eq? @_router "Route") (#any-of? @_method "get" "post" "put" "patch" "delete" "any" "match") (#match? @_type "^\\??string$"))
((scoped_call_expression scope: (name) @_router name: (name) @_method
  arguments: (arguments (argument (arrow_function parameters: (formal_parameters (simple_parameter !type) @sent)))))
  (#eq? @_router "Route") (#any-of? @_method "get" "post" "put" "patch" "delete" "any" "match"))
((scoped_call_expression scope: (name) @_router name: (name) @_method
  arguments: (arguments (argument (arrow_function parameters: (formal_parameters (simple_parameter type: (_) @_type) @sent)))))
  (#eq? @_router "Route") (#any-of? @_method "get" "post" "put" "patch" "delete" "any" "match") (#match? @_type "^\\??string$"))
((class_declaration (base_clause (_) @_base)
  body: (declaration_list (method_declaration (visibility_modifier) @_public
    parameters: (formal_parameters (simple_parameter !type !default_value) @sent))))
  (#match? @_base "Controller$") (#eq? @_public "public"))
((class_declaration (base_clause (_) @_base)
  body: (declaration_list (method_declaration (visibility_modifier) @_public
    parameters: (formal_parameters (simple_parameter type: (_) @_type) @sent))))
  (#match? @_base "Controller$") (#eq? @_public "public") (#match? @_type "^\\??string$"))

; Types of properties, and of what functions give back; enums of the file.
(property_declaration type: (_) @type (property_element name: (variable_name (name) @member)))
(property_promotion_parameter type: (_) @type name: (variable_name (name) @member))
(function_definition name: (name) @member return_type: (_) @type)
(method_declaration name: (name) @member return_type: (_) @type)
(enum_declaration name: (name) @plain)

(return_statement (_) @returned)
(arrow_function body: (_) @returned)
