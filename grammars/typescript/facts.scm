; Parameters, types and class fields as TypeScript's grammar names them.

[
  (abstract_class_declaration)
  (interface_declaration)
  (function_type)
  (object_type)
] @scope

(_ return_type: (_) @result.type) @result

(formal_parameters (required_parameter
  pattern: (identifier) @parameter.name
  type: (type_annotation)? @parameter.type
  value: (_)? @parameter.default) @parameter) @parameter.list
(formal_parameters (optional_parameter
  pattern: (identifier) @parameter.name
  type: (type_annotation)? @parameter.type) @parameter @parameter.optional) @parameter.list
(formal_parameters (required_parameter
  pattern: [(object_pattern) (array_pattern)] @parameter.pattern
  type: (type_annotation)? @parameter.type
  value: (_)? @parameter.default) @parameter) @parameter.list
(formal_parameters (optional_parameter
  pattern: [(object_pattern) (array_pattern)] @parameter.pattern
  type: (type_annotation)? @parameter.type) @parameter @parameter.optional) @parameter.list
(formal_parameters (required_parameter
  pattern: (rest_pattern (identifier) @parameter.name) @parameter.star
  type: (type_annotation)? @parameter.type) @parameter) @parameter.list

(class_body (public_field_definition
  name: (_) @attribute.name
  type: (type_annotation)? @attribute.type
  value: (_)? @attribute.default) @attribute)
(interface_body (property_signature
  name: (_) @attribute.name
  type: (type_annotation)? @attribute.type) @attribute)
