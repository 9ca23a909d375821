; Functions with what they give back, and what TypeScript adds: typed fields, interfaces, abstract classes, enums,
; signatures.

(function_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  return_type: [
    (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
  body: (statement_block) @body) @definition.function

(generator_function_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  return_type: [
    (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
  body: (statement_block) @body) @definition.function

(variable_declarator
  name: (identifier) @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
  ]) @definition.function

((assignment_expression
  left: [
    (identifier) @name
    (member_expression property: [(property_identifier) (private_property_identifier)] @name)
  ]
  right: [
    (arrow_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
  ]) @definition.function
  (#not-eq? @name "exports"))

((assignment_expression
  left: (member_expression property: (property_identifier) @_exports)
  right: [
    (function_expression name: (identifier) @name parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (generator_function name: (identifier) @name parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
  ]) @definition.function
  (#eq? @_exports "exports"))
((assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: [
    (arrow_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression !name parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (generator_function !name parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
  ]) @definition.function
  (#eq? @name "exports"))

(pair
  key: [(property_identifier) (string) (number)] @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
  ]) @definition.method

(method_definition
  name: [(property_identifier) (private_property_identifier) (string) (number) (computed_property_name)] @name
  parameters: (formal_parameters) @parameters
  return_type: [
    (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
  body: (statement_block) @body) @definition.method

(public_field_definition
  name: (_) @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters
      return_type: [
        (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?
      body: (_) @body)
  ]) @definition.method

(abstract_class_declaration
  name: (type_identifier) @name
  body: (class_body) @body) @definition.class

(interface_declaration
  name: (type_identifier) @name
  body: (interface_body) @body) @definition.class

(enum_declaration
  name: (identifier) @name
  body: (enum_body) @body) @definition.class

; Signatures have no body: overloads, what is only declared, and the methods of interfaces.

(function_signature
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  return_type: [
    (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?) @definition.function

(method_signature
  name: (_) @name
  parameters: (formal_parameters) @parameters
  return_type: [
    (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?) @definition.method

(abstract_method_signature
  name: (_) @name
  parameters: (formal_parameters) @parameters
  return_type: [
    (type_annotation (_) @result) (type_predicate_annotation (_) @result) (asserts_annotation (_) @result)]?) @definition.method
