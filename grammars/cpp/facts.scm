; What C++ adds to what a doc comment may say of a definition.

[(lambda_expression) (class_specifier) (struct_specifier)] @scope

(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (enum_specifier)
    (class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type)] @result.type
  declarator: (function_declarator declarator: [(identifier) (field_identifier) (operator_name) (qualified_identifier)])) @result
(function_definition declarator: (function_declarator (trailing_return_type (_) @result.type))) @result
(lambda_expression declarator: (_ (trailing_return_type (_) @result.type))) @result

(template_parameter_list (type_parameter_declaration (type_identifier) @typeparameter.name) @typeparameter)
(template_parameter_list (variadic_type_parameter_declaration
  (type_identifier) @typeparameter.name) @typeparameter)
(template_parameter_list (optional_type_parameter_declaration name: (type_identifier) @typeparameter.name) @typeparameter)
(template_parameter_list (parameter_declaration declarator: (identifier) @typeparameter.name) @typeparameter)
(template_parameter_list (optional_parameter_declaration
  declarator: (identifier) @typeparameter.name) @typeparameter)

(parameter_list (parameter_declaration
  type: (_) @parameter.type
  declarator: [
    (reference_declarator (identifier) @parameter.name)
    (pointer_declarator declarator: (reference_declarator (identifier) @parameter.name))
    (function_declarator declarator: (parenthesized_declarator
      (reference_declarator (identifier) @parameter.name)))
  ]) @parameter) @parameter.list
(parameter_list (optional_parameter_declaration
  type: (_) @parameter.type
  declarator: [
    (identifier) @parameter.name
    (reference_declarator (identifier) @parameter.name)
    (pointer_declarator declarator: (identifier) @parameter.name)
  ]
  default_value: (_) @parameter.default) @parameter) @parameter.list
(parameter_list (variadic_parameter_declaration
  type: (_) @parameter.type
  declarator: [
    (variadic_declarator (identifier) @parameter.name) @parameter.star
    (reference_declarator (variadic_declarator (identifier) @parameter.name) @parameter.star)
  ]) @parameter) @parameter.list

(class_specifier (base_class_clause
  [(type_identifier) (qualified_identifier) (template_type)] @base.name)) @base

; What it throws: `throw X(...)`, `throw X{...}`. A name alone passes on what was caught.
(throw_statement (call_expression
  function: [(identifier) (qualified_identifier)] @raise.name
  arguments: (argument_list . (string_literal)? @raise.message))) @raise
(throw_statement (compound_literal_expression type: [(type_identifier) (qualified_identifier)] @raise.name)) @raise
(throw_statement (identifier) @raise.name) @raise
((throw_statement) @reraise (#match? @reraise "^throw\\s*;?$"))
(throw_statement (identifier)) @reraise

(try_statement body: (compound_statement) @guard.body
  (catch_clause parameters: (parameter_list (parameter_declaration type: (_) @guard.types))) @guard.clause) @guard
(try_statement body: (compound_statement) @guard.body
  (catch_clause parameters: (parameter_list "...")) @guard.clause) @guard
(catch_clause parameters: (parameter_list (parameter_declaration type: (_) @handler.types))) @handler

(field_declaration_list (field_declaration
  type: (_) @attribute.type
  declarator: [
    (field_identifier) @attribute.name
    (pointer_declarator declarator: (field_identifier) @attribute.name)
    (reference_declarator (field_identifier) @attribute.name)
    (array_declarator declarator: (field_identifier) @attribute.name)
  ]
  default_value: (_)? @attribute.default) @attribute)
