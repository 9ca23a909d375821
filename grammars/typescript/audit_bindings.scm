; Parameters, as TypeScript's grammar has them.

(required_parameter pattern: (identifier) @name !type) @parameter
(required_parameter pattern: (identifier) @name type: (type_annotation (_) @type)) @parameter
(required_parameter pattern: (object_pattern (shorthand_property_identifier_pattern) @name))
(required_parameter pattern: (rest_pattern (identifier) @name))
(optional_parameter pattern: (identifier) @name type: (type_annotation (_) @type)) @parameter
(optional_parameter pattern: (identifier) @name !type) @parameter
; What a pipe has made a number or a UUID of.
((required_parameter (decorator) @_pipe pattern: (identifier) @name) @constant
  (#match? @_pipe "Parse(Int|Float|Bool|UUID|Enum|Date)Pipe"))

; Variables with a type; enums and choices of the file.
(variable_declarator name: (identifier) @name type: (type_annotation (_) @type) value: (_) @value)
(property_signature name: (property_identifier) @member type: (type_annotation (_) @type))
(public_field_definition name: (property_identifier) @member type: (type_annotation (_) @type))
(function_declaration name: (identifier) @member return_type: (type_annotation (_) @type))
(method_definition name: (property_identifier) @member return_type: (type_annotation (_) @type))
(enum_declaration name: (identifier) @plain)
