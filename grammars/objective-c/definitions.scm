; Classes, protocols, categories and their methods, by the first word of a method's selector; and what C has.

(class_interface . (identifier) @name) @definition.class
(class_implementation . (identifier) @name) @definition.impl
(category_interface . (identifier) @name) @definition.extension
(category_implementation . (identifier) @name) @definition.extension
(protocol_declaration name: (identifier) @name) @definition.interface

; (what gives back a pointer has no one node for the whole of its type)
(method_definition
  [(primitive_type) (type_identifier) (instancetype) (id)] @result
  . selector: [(identifier) @name (keyword_selector . (keyword_declarator keyword: (identifier) @name)) @parameters]
  body: (_) @body) @definition.method
(method_definition
  [(abstract_pointer_declarator) (block_abstract_declarator) (generic_type_specifier) (instance_scope) (class_scope)]
  . selector: [(identifier) @name (keyword_selector . (keyword_declarator keyword: (identifier) @name)) @parameters]
  body: (_) @body) @definition.method
(protocol_declaration (method_declaration
  [(primitive_type) (type_identifier) (instancetype) (id)] @result
  . selector: [(identifier) @name
    (keyword_selector . (keyword_declarator keyword: (identifier) @name)) @parameters]) @definition.method)
(protocol_declaration (method_declaration
  [(abstract_pointer_declarator) (block_abstract_declarator) (generic_type_specifier) (instance_scope) (class_scope)]
  . selector: [(identifier) @name
    (keyword_selector . (keyword_declarator keyword: (identifier) @name)) @parameters]) @definition.method)

(function_definition
  type: (_) @result
  declarator: (function_declarator declarator: (identifier) @name parameters: (parameter_list) @parameters)
  body: (compound_statement) @body) @definition.function
(function_definition
  declarator: (pointer_declarator declarator: [
    (function_declarator declarator: (identifier) @name parameters: (parameter_list) @parameters)
    (pointer_declarator declarator: (function_declarator
      declarator: (identifier) @name parameters: (parameter_list) @parameters))
  ])
  body: (compound_statement) @body) @definition.function
(preproc_function_def
  name: (identifier) @name parameters: (preproc_params) @parameters value: (_)? @body) @definition.macro

(struct_specifier name: (type_identifier) @name body: (_) @body) @definition.struct
(union_specifier name: (type_identifier) @name body: (_) @body) @definition.union
(enum_specifier name: (type_identifier) @name body: (_) @body) @definition.enum
(ns_enum_specifier name: (type_identifier) @name body: (_) @body) @definition.enum
(type_definition
  type: (struct_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.struct
(type_definition
  type: (union_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.union
(type_definition
  type: (enum_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.enum
(type_definition
  type: [(struct_specifier name: (_) body: (_)) (union_specifier name: (_) body: (_)) (enum_specifier name: (_) body: (_))]
  declarator: (type_identifier) @name @definition.type)
(type_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier !body) (union_specifier !body)
    (enum_specifier !body) (id)]
  declarator: [
    (type_identifier) @name
    (pointer_declarator declarator: (type_identifier) @name)
    (array_declarator declarator: (type_identifier) @name)
    (function_declarator
      declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))
      parameters: (_) @parameters)
    (block_declarator declarator: (identifier) @name parameters: (_) @parameters)
  ]) @definition.type
