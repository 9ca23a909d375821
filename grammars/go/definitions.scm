; Functions, methods with their receiver's type, types, and the methods that an interface asks for. A type in
; brackets with others stands for itself.

(function_declaration
  name: (identifier) @name
  parameters: (parameter_list) @parameters
  result: (_)? @result
  body: (block)? @body) @definition.function

(method_declaration
  receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @owner
    (pointer_type (type_identifier) @owner)
    (generic_type type: (type_identifier) @owner)
    (pointer_type (generic_type type: (type_identifier) @owner))
  ]))
  name: (field_identifier) @name
  parameters: (parameter_list) @parameters
  result: (_)? @result
  body: (block)? @body) @definition.method

(type_declaration . (type_spec
  name: (type_identifier) @name type: (struct_type (field_declaration_list) @body)) .) @definition.struct
(type_declaration . (type_spec name: (type_identifier) @name type: (interface_type) @body) .) @definition.interface
(type_declaration . (type_spec
  name: (type_identifier) @name
  type: [(type_identifier) (qualified_type) (pointer_type) (function_type) (map_type) (slice_type) (array_type)
    (channel_type) (generic_type) (parenthesized_type)]) .) @definition.type
(type_declaration . (type_alias name: (type_identifier) @name) .) @definition.type
(type_declaration "(" (type_spec
  name: (type_identifier) @name type: (struct_type (field_declaration_list) @body)) @definition.struct)
(type_declaration "(" (type_spec name: (type_identifier) @name type: (interface_type) @body) @definition.interface)
(type_declaration "(" (type_spec
  name: (type_identifier) @name
  type: [(type_identifier) (qualified_type) (pointer_type) (function_type) (map_type) (slice_type) (array_type)
    (channel_type) (generic_type) (parenthesized_type)]) @definition.type)
(type_declaration "(" (type_alias name: (type_identifier) @name) @definition.type)

(_ name: (type_identifier) type: (interface_type (method_elem
  name: (field_identifier) @name
  parameters: (parameter_list) @parameters
  result: (_)? @result) @definition.method))
