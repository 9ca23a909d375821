; Functions and methods, and functions that a name, a property or a class field is bound to.

(function_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  body: (statement_block) @body) @definition.function

(generator_function_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  body: (statement_block) @body) @definition.function

(variable_declarator
  name: (identifier) @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters body: (_) @body)
  ]) @definition.function

((assignment_expression
  left: [
    (identifier) @name
    (member_expression property: [(property_identifier) (private_property_identifier)] @name)
  ]
  right: [
    (arrow_function parameters: (formal_parameters) @parameters body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters body: (_) @body)
  ]) @definition.function
  (#not-eq? @name "exports"))

((assignment_expression
  left: (member_expression property: (property_identifier) @_exports)
  right: [
    (function_expression name: (identifier) @name parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function name: (identifier) @name parameters: (formal_parameters) @parameters body: (_) @body)
  ]) @definition.function
  (#eq? @_exports "exports"))
((assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: [
    (arrow_function parameters: (formal_parameters) @parameters body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression !name parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function !name parameters: (formal_parameters) @parameters body: (_) @body)
  ]) @definition.function
  (#eq? @name "exports"))

(pair
  key: [(property_identifier) (string) (number)] @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters body: (_) @body)
  ]) @definition.method

(method_definition
  name: [(property_identifier) (private_property_identifier) (string) (number) (computed_property_name)] @name
  parameters: (formal_parameters) @parameters
  body: (statement_block) @body) @definition.method

(field_definition
  property: (_) @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters body: (_) @body)
  ]) @definition.method
