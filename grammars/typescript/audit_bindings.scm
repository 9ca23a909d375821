; Parameters, as TypeScript's grammar has them; a number or a boolean carries no text.

(required_parameter pattern: (identifier) @name !type) @parameter
(required_parameter pattern: (identifier) @name
  type: (type_annotation (_) @type) (#not-match? @type "^(number|boolean)$")) @parameter
(required_parameter pattern: (identifier) @name
  type: (type_annotation (_) @type) (#any-of? @type "number" "boolean")) @constant
(required_parameter pattern: (object_pattern (shorthand_property_identifier_pattern) @name))
(required_parameter pattern: (rest_pattern (identifier) @name))
(optional_parameter pattern: (identifier) @name) @parameter
