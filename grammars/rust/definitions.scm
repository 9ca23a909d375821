; Functions and methods, types, modules, macros, and impl blocks by the name of the type that they are for.

(function_item
  name: [(identifier) (metavariable)] @name
  parameters: (parameters) @parameters
  return_type: (_)? @result
  body: (block) @body) @definition.function
(function_signature_item
  name: [(identifier) (metavariable)] @name
  parameters: (parameters) @parameters
  return_type: (_)? @result) @definition.function

(struct_item name: (_) @name body: (_)? @body) @definition.struct
(union_item name: (_) @name body: (_) @body) @definition.union
(enum_item name: (_) @name body: (_) @body) @definition.enum
(trait_item name: (_) @name body: (_) @body) @definition.trait
(type_item name: (_) @name) @definition.type
(associated_type name: (_) @name) @definition.type
(mod_item name: (_) @name body: (_)? @body) @definition.module
(macro_definition name: (_) @name) @definition.macro

(impl_item
  type: [
    (type_identifier) @name
    (primitive_type) @name
    (generic_type type: (type_identifier) @name)
    (generic_type type: (scoped_type_identifier name: (_) @name))
    (scoped_type_identifier name: (_) @name)
    (reference_type type: [(type_identifier) (primitive_type)] @name)
    (reference_type type: (generic_type type: (type_identifier) @name))
    (reference_type type: (generic_type type: (scoped_type_identifier name: (_) @name)))
    (reference_type type: (scoped_type_identifier name: (_) @name))
    (reference_type type: (array_type element: [(type_identifier) (primitive_type)] @name))
    (reference_type type: (array_type element: (generic_type type: (type_identifier) @name)))
    (reference_type type: [(reference_type) (tuple_type) (unit_type) (dynamic_type) (function_type) (pointer_type)]) @name
    (array_type element: [(type_identifier) (primitive_type)] @name)
    (array_type element: (generic_type type: (type_identifier) @name))
    (array_type element: [(array_type) (tuple_type) (reference_type) (unit_type)]) @name
    (tuple_type) @name
    (unit_type) @name
    (never_type) @name
    (pointer_type) @name
    (function_type) @name
    (dynamic_type) @name
    (abstract_type) @name
    (bounded_type) @name
    (macro_invocation) @name
    (metavariable) @name
  ]
  body: (declaration_list)? @body) @definition.impl
