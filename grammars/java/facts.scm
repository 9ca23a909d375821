; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (class_declaration) (interface_declaration) (annotation_type_declaration) (enum_declaration) (record_declaration)
  (method_declaration) (constructor_declaration) (compact_constructor_declaration)
  (lambda_expression) (object_creation_expression (class_body)) (enum_constant (class_body))
] @scope

(method_declaration type: (_) @result.type) @result
(annotation_type_element_declaration type: (_) @result.type) @result

(formal_parameters (formal_parameter
  type: (_) @parameter.type name: (identifier) @parameter.name) @parameter) @parameter.list
(formal_parameters (spread_parameter
  [(type_identifier) (scoped_type_identifier) (generic_type) (array_type) (integral_type) (floating_point_type)
    (boolean_type)] @parameter.type
  (variable_declarator name: (identifier) @parameter.name)) @parameter @parameter.star) @parameter.list
(type_parameters (type_parameter (type_identifier) @typeparameter.name) @typeparameter)

(return_statement (_) @return.value) @return

; What it throws: `throw new X(...)`. A name alone passes on what was caught, where nothing made it here.
(throw_statement (object_creation_expression
  type: [(type_identifier) (scoped_type_identifier)] @raise.name
  arguments: (argument_list . (string_literal)? @raise.message))) @raise
(throw_statement (object_creation_expression
  type: (generic_type . (type_identifier) @raise.name)
  arguments: (argument_list . (string_literal)? @raise.message))) @raise
(throw_statement (identifier) @raise.name) @raise
(throw_statement (identifier)) @reraise
(variable_declarator
  name: (identifier) @made.name value: (object_creation_expression type: (_) @made.type)) @made

(try_statement body: (block) @guard.body
  (catch_clause (catch_formal_parameter (catch_type) @guard.types)) @guard.clause) @guard
(try_with_resources_statement body: (block) @guard.body
  (catch_clause (catch_formal_parameter (catch_type) @guard.types)) @guard.clause) @guard
(catch_clause (catch_formal_parameter (catch_type) @handler.types)) @handler

(if_statement condition: (parenthesized_expression (_) @when.test) consequence: (_) @when)
(if_statement alternative: (_) @otherwise)
(switch_block_statement_group) @otherwise
(switch_rule) @otherwise
