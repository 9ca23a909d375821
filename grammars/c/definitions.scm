; Functions, macros with parameters, and types. C++ takes these over and adds what has other names there, so a
; function's type is one of those that C has: what C++ writes without a type or with `::` stands in its own folder.

(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier)
    (enum_specifier)] @result
  . [(type_qualifier) (ms_call_modifier) (attribute_specifier) (storage_class_specifier) (comment)]*
  . declarator: (function_declarator
    declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]
    . parameters: (parameter_list) @parameters)
  body: (compound_statement) @body) @definition.function

; Behind a macro the type is what the grammar did not expect: `EXPORT int f(void) {`.
(function_definition
  type: [(primitive_type) (sized_type_specifier) (struct_specifier) (union_specifier) (enum_specifier)] @result
  . (ERROR)
  . declarator: (function_declarator
    declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]
    . parameters: (parameter_list) @parameters)
  body: (compound_statement) @body) @definition.function
(function_definition
  type: (type_identifier)
  . [(storage_class_specifier) (comment)]*
  . (ERROR . (identifier) @result .)
  . declarator: (function_declarator
    declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]
    . parameters: (parameter_list) @parameters)
  body: (compound_statement) @body) @definition.function
(function_definition
  type: (type_identifier)
  . [(storage_class_specifier) (comment)]*
  . (ERROR . (_) . (_))
  . declarator: (function_declarator
    declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]
    . parameters: (parameter_list) @parameters)
  body: (compound_statement) @body) @definition.function

; Macros in front of a name that the grammar takes for the name, or for the type: `API int_t f(int a) {`,
; `int CALL main(void) {`.
(function_definition
  declarator: (function_declarator
    declarator: (identifier) . (ERROR (identifier) @name) . parameters: (parameter_list) @parameters)
  body: (compound_statement) @body) @definition.function
((function_definition
  type: (type_identifier) @name . declarator: (parenthesized_declarator (identifier) @_void) @parameters
  body: (compound_statement) @body) @definition.function
  (#eq? @_void "void"))

; What gives back a pointer: no one node holds the whole of its type.
(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier)
    (enum_specifier)]
  declarator: (pointer_declarator declarator: [
    (function_declarator
      declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]
      . parameters: (parameter_list) @parameters)
    (pointer_declarator declarator: (function_declarator
      declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]
      parameters: (parameter_list) @parameters))
    (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
      declarator: (identifier) @name parameters: (parameter_list) @parameters)))
  ])
  body: (compound_statement) @body) @definition.function

; A type inside of a macro: `EXPORT(char *) f(void) {`.
(function_definition
  type: (_ type: (type_descriptor) @result)
  declarator: [
    (function_declarator declarator: (identifier) @name . parameters: (parameter_list) @parameters)
    (pointer_declarator declarator: (function_declarator
      declarator: (identifier) @name . parameters: (parameter_list) @parameters))
  ]
  body: (compound_statement) @body) @definition.function

; What gives back a function: int (*name(int))(char).
(function_definition
  declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator
    declarator: (function_declarator
      declarator: (identifier) @name parameters: (parameter_list) @parameters))))
  body: (compound_statement) @body) @definition.function

(preproc_function_def
  name: (identifier) @name
  parameters: (preproc_params) @parameters
  value: (preproc_arg)? @body) @definition.macro

(struct_specifier name: (type_identifier) @name body: (field_declaration_list) @body) @definition.struct
(union_specifier name: (type_identifier) @name body: (field_declaration_list) @body) @definition.union
(enum_specifier name: (type_identifier) @name body: (enumerator_list) @body) @definition.enum

; A type without a name of its own is called what typedef calls it.
(type_definition
  type: (struct_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.struct
(type_definition
  type: (union_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.union
(type_definition
  type: (enum_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.enum
(type_definition
  type: [(struct_specifier !name) (union_specifier !name)]
  . declarator: (pointer_declarator declarator: (type_identifier) @name)) @definition.type

; A second name for a type that is defined in the same words stands beside it.
(type_definition
  type: [(struct_specifier name: (_) body: (_)) (union_specifier name: (_) body: (_)) (enum_specifier name: (_) body: (_))]
  declarator: [
    (type_identifier) @name @definition.type
    (pointer_declarator declarator: (type_identifier) @name) @definition.type
  ])

(type_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier !body) (union_specifier !body)
    (enum_specifier !body)]
  declarator: [
    (type_identifier) @name
    (primitive_type) @name
    (pointer_declarator declarator: (type_identifier) @name)
    (pointer_declarator declarator: (pointer_declarator declarator: (type_identifier) @name))
    (array_declarator declarator: (type_identifier) @name)
    (function_declarator declarator: (type_identifier) @name parameters: (_) @parameters)
    (function_declarator
      declarator: (parenthesized_declarator (type_identifier) @name)
      parameters: (_) @parameters)
    (function_declarator
      declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))
      parameters: (_) @parameters)
    (pointer_declarator declarator: (function_declarator
      declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))
      parameters: (_) @parameters))
    (pointer_declarator declarator: (function_declarator
      declarator: (type_identifier) @name parameters: (_) @parameters))
  ]) @definition.type
