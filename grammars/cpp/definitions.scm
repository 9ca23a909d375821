; What C++ adds to C's definitions: classes, namespaces, templates, methods in and out of their class, operators.
; A definition with a body counts; a declaration does not, nor `= default`.

(class_specifier
  name: [(type_identifier) @name (template_type name: (type_identifier) @name)
    (qualified_identifier scope: (_) @owner name: (type_identifier) @name)
    (qualified_identifier scope: (_) @owner name: (template_type name: (type_identifier) @name))
    (qualified_identifier scope: (_) @owner
      name: (qualified_identifier scope: (_) @owner name: (type_identifier) @name))]
  body: (field_declaration_list) @body) @definition.class
(struct_specifier
  name: [(template_type name: (type_identifier) @name)
    (qualified_identifier scope: (_) @owner name: (type_identifier) @name)
    (qualified_identifier scope: (_) @owner name: (template_type name: (type_identifier) @name))]
  body: (field_declaration_list) @body) @definition.struct
(namespace_definition
  name: [(namespace_identifier) (nested_namespace_specifier)] @name body: (declaration_list) @body) @definition.namespace
(alias_declaration name: (type_identifier) @name) @definition.type
(concept_definition name: (identifier) @name) @definition.type
(type_definition
  type: [(class_specifier !name body: (_) @body)] . declarator: (type_identifier) @name) @definition.class
(type_definition
  type: [(qualified_identifier) (template_type) (decltype) (dependent_type) (placeholder_type_specifier)]
  declarator: [
    (type_identifier) @name
    (pointer_declarator declarator: (type_identifier) @name)
    (reference_declarator (type_identifier) @name)
    (array_declarator declarator: (type_identifier) @name)
    (function_declarator declarator: (type_identifier) @name parameters: (_) @parameters)
    (function_declarator
      declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))
      parameters: (_) @parameters)
    (function_declarator
      declarator: (parenthesized_declarator (reference_declarator (type_identifier) @name)) parameters: (_) @parameters)
  ]) @definition.type
(type_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier !body)]
  declarator: [
    (reference_declarator (type_identifier) @name)
    (function_declarator
      declarator: (parenthesized_declarator (reference_declarator (type_identifier) @name)) parameters: (_) @parameters)
  ]) @definition.type

; A function of a type that C does not have, and one with its type behind the arrow.
(function_definition
  type: [(class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type)] @result
  declarator: (function_declarator
    declarator: [(identifier) @name (template_function name: (identifier) @name)]
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (placeholder_type_specifier)
  declarator: (function_declarator
    declarator: [(identifier) @name (template_function name: (identifier) @name)]
    . parameters: (parameter_list) @parameters
    (trailing_return_type (_) @result)?)
  body: (_) @body) @definition.function

; What gives back a reference, or a pointer to a type that C does not have.
(function_definition
  type: (_)
  declarator: (reference_declarator (function_declarator
    declarator: [(identifier) @name (template_function name: (identifier) @name)]
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (reference_declarator (function_declarator
    declarator: [(identifier) @name (template_function name: (identifier) @name)]
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: [(class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type) (placeholder_type_specifier)]
  declarator: (pointer_declarator declarator: (function_declarator
    declarator: [(identifier) @name (template_function name: (identifier) @name)]
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: [(class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type) (placeholder_type_specifier)]
  declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
    declarator: [(identifier) @name (template_function name: (identifier) @name)]
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.function

; Methods in their class, and operators anywhere.
(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier) (enum_specifier)
    (class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type)] @result
  declarator: (function_declarator
    declarator: [(field_identifier) @name (operator_name) @name (template_method name: (field_identifier) @name)]
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (placeholder_type_specifier)
  declarator: (function_declarator
    declarator: [(field_identifier) @name (operator_name) @name (template_method name: (field_identifier) @name)]
    . parameters: (parameter_list) @parameters
    (trailing_return_type (_) @result)?)
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (_)
  declarator: (reference_declarator (function_declarator
    declarator: [(field_identifier) @name (operator_name) @name (template_method name: (field_identifier) @name)]
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (function_declarator
    declarator: [(field_identifier) @name (operator_name) @name (template_method name: (field_identifier) @name)]
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
    declarator: [(field_identifier) @name (operator_name) @name (template_method name: (field_identifier) @name)]
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.function
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (reference_declarator (function_declarator
    declarator: [(field_identifier) @name (operator_name) @name (template_method name: (field_identifier) @name)]
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.function

; Methods out of their class: `A::f`, `A<T>::f`, and functions of a namespace.
(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier) (enum_specifier)
    (class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type)] @result
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (placeholder_type_specifier)
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])
    . parameters: (parameter_list) @parameters
    (trailing_return_type (_) @result)?)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (reference_declarator (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (reference_declarator (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.method

; `A::B::f`
(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier) (enum_specifier)
    (class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type)] @result
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)]))
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (placeholder_type_specifier)
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)]))
    . parameters: (parameter_list) @parameters
    (trailing_return_type (_) @result)?)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (reference_declarator (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)]))
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)]))
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)]))
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (reference_declarator (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)]))
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.method

; `A::B::C::f`
(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier) (enum_specifier)
    (class_specifier) (qualified_identifier) (template_type) (decltype) (dependent_type)] @result
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
          name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])))
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (placeholder_type_specifier)
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
          name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])))
    . parameters: (parameter_list) @parameters
    (trailing_return_type (_) @result)?)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (reference_declarator (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
          name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])))
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
          name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])))
    . parameters: (parameter_list) @parameters))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
          name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])))
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  type: (_)
  declarator: (pointer_declarator declarator: (reference_declarator (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
        name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
          name: [(identifier) @name (operator_name) @name (destructor_name) @name (template_function name: (identifier) @name)])))
    . parameters: (parameter_list) @parameters)))
  [body: (_) @body (try_statement) @body]) @definition.method

; What turns an object into another type: `operator bool() const`.
(function_definition declarator: (operator_cast) @name [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)] name: (operator_cast) @name) [body: (_) @body (try_statement) @body]) @definition.method

; Constructors and destructors have no type.
(field_declaration_list (function_definition
  !type
  declarator: (function_declarator declarator: (identifier) @name . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.constructor)
(field_declaration_list (template_declaration (function_definition
  !type
  declarator: (function_declarator declarator: (identifier) @name . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.constructor))
(function_definition
  !type
  declarator: (function_declarator declarator: (destructor_name) @name . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.method
((function_definition
  !type
  declarator: (function_declarator
    declarator: (qualified_identifier
      scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (identifier) @name)
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.constructor
  (#eq? @owner @name))
((function_definition
  !type
  declarator: (function_declarator
    declarator: (qualified_identifier
      scope: (_) @owner
      name: (qualified_identifier
        scope: [(namespace_identifier) @owner @_class (template_type name: (type_identifier) @owner @_class)]
        name: (identifier) @name))
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.constructor
  (#eq? @_class @name))
(function_definition
  !type
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)] name: [(destructor_name) (operator_name)] @name)
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.method
(function_definition
  !type
  declarator: (function_declarator
    declarator: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]
      name: (qualified_identifier scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)] name: (destructor_name) @name))
    . parameters: (parameter_list) @parameters)
  [body: (_) @body (try_statement) @body]) @definition.method

; Tests in the words of GoogleTest and its like: `TEST(Suite, Name) {`, `TEST(name) {`.
((function_definition
  !type
  declarator: (function_declarator
    declarator: (identifier) @_macro
    . parameters: (parameter_list
      . (parameter_declaration type: (type_identifier) @owner !declarator)
      . (parameter_declaration type: (type_identifier) @name !declarator) .))
  body: (compound_statement) @body) @definition.function
  (#match? @_macro "^[A-Z0-9_]*TEST[A-Z0-9_]*$"))
((function_definition
  !type
  declarator: (function_declarator
    declarator: (identifier) @_macro
    . parameters: (parameter_list . (parameter_declaration type: (type_identifier) @name !declarator) .))
  body: (compound_statement) @body) @definition.function
  (#match? @_macro "^[A-Z0-9_]*TEST[A-Z0-9_]*$"))

; A macro between `class` and the name: the grammar takes the macro for the name, and the class for a function.
(function_definition
  type: (class_specifier !body) . declarator: (identifier) @name body: (compound_statement) @body) @definition.class
(function_definition
  type: (class_specifier !body) . (ERROR . (identifier) @name) declarator: (identifier)
  body: (compound_statement) @body) @definition.class
(function_definition
  type: (struct_specifier !body) declarator: (identifier) @name body: (compound_statement) @body) @definition.struct
