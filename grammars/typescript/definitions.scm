; What TypeScript adds: typed fields, interfaces, abstract classes, enums, signatures.

(public_field_definition
  name: (_) @name
  value: [
    (arrow_function parameters: (formal_parameters) @parameters body: (_) @body)
    (arrow_function parameter: (identifier) @parameters body: (_) @body)
    (function_expression parameters: (formal_parameters) @parameters body: (_) @body)
    (generator_function parameters: (formal_parameters) @parameters body: (_) @body)
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
  parameters: (formal_parameters) @parameters) @definition.function

(method_signature
  name: (_) @name
  parameters: (formal_parameters) @parameters) @definition.method

(abstract_method_signature
  name: (_) @name
  parameters: (formal_parameters) @parameters) @definition.method
