; Parameters and class fields as JavaScript's own grammar names them.

(formal_parameters (identifier) @parameter @parameter.name) @parameter.list
(formal_parameters [(object_pattern) (array_pattern)] @parameter @parameter.pattern) @parameter.list
(formal_parameters (assignment_pattern
  left: (identifier) @parameter.name right: (_) @parameter.default) @parameter) @parameter.list
(formal_parameters (assignment_pattern
  left: [(object_pattern) (array_pattern)] @parameter.pattern
  right: (_) @parameter.default) @parameter) @parameter.list
(formal_parameters (rest_pattern (identifier) @parameter.name) @parameter @parameter.star) @parameter.list

(class_body (field_definition property: (_) @attribute.name value: (_)? @attribute.default) @attribute)
