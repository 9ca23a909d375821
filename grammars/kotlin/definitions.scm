; Types, functions and constructors. An extension belongs to the type that it extends; what stands in a companion
; without a name belongs to its class.

(class_declaration
  name: (identifier) @name
  (primary_constructor (class_parameters) @parameters)?
  (enum_class_body) @body) @definition.enum
; What may follow a name is written out, case by case: of what is optional at its end a cursor's window sees too little.
(class_declaration "interface" name: (identifier) @name .) @definition.interface
(class_declaration "interface" name: (identifier) @name . (type_parameters) .) @definition.interface
(class_declaration "interface" name: (identifier) @name . (type_parameters)? . (delegation_specifiers) .) @definition.interface
(class_declaration "interface" name: (identifier) @name (type_constraints) .) @definition.interface
(class_declaration "interface" name: (identifier) @name
  (class_body) @body) @definition.interface
(class_declaration "class" name: (identifier) @name .) @definition.class
(class_declaration "class" name: (identifier) @name . (type_parameters) .) @definition.class
(class_declaration "class" name: (identifier) @name . (type_parameters)? . (delegation_specifiers) .) @definition.class
(class_declaration "class" name: (identifier) @name
  (primary_constructor (class_parameters) @parameters) .) @definition.class
(class_declaration "class" name: (identifier) @name
  (primary_constructor (class_parameters) @parameters) . (delegation_specifiers) .) @definition.class
(class_declaration "class" name: (identifier) @name
  (primary_constructor (class_parameters) @parameters)? (type_constraints) .) @definition.class
(class_declaration "class" name: (identifier) @name
  (primary_constructor (class_parameters) @parameters)?
  (class_body) @body) @definition.class
(object_declaration name: (identifier) @name .) @definition.object
(object_declaration name: (identifier) @name . (delegation_specifiers) .) @definition.object
(object_declaration name: (identifier) @name (class_body) @body) @definition.object
(companion_object name: (identifier) @name .) @definition.object
(companion_object name: (identifier) @name . (delegation_specifiers) .) @definition.object
(companion_object name: (identifier) @name (class_body) @body) @definition.object
(type_alias type: (identifier) @name) @definition.type

(function_declaration
  "fun" . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result
  (function_body) @body) @definition.function
(function_declaration
  "fun" . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result .) @definition.function
(function_declaration
  "fun" . name: (identifier) @name
  (function_value_parameters) @parameters .) @definition.function
(function_declaration
  "fun" . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result . (type_constraints) .) @definition.function
(function_declaration
  "fun" . (type_parameters) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result
  (function_body) @body) @definition.function
(function_declaration
  "fun" . (type_parameters) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result .) @definition.function
(function_declaration
  "fun" . (type_parameters) . name: (identifier) @name
  (function_value_parameters) @parameters .) @definition.function
(function_declaration
  "fun" . (type_parameters) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result . (type_constraints) .) @definition.function
(function_declaration
  (user_type (identifier) @owner . (type_arguments)? .) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result
  (function_body) @body) @definition.function
(function_declaration
  (user_type (identifier) @owner . (type_arguments)? .) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result .) @definition.function
(function_declaration
  (user_type (identifier) @owner . (type_arguments)? .) . name: (identifier) @name
  (function_value_parameters) @parameters .) @definition.function
(function_declaration
  (user_type (identifier) @owner . (type_arguments)? .) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result . (type_constraints) .) @definition.function
(function_declaration
  (nullable_type (user_type (identifier) @owner . (type_arguments)? .)) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result
  (function_body) @body) @definition.function
(function_declaration
  (nullable_type (user_type (identifier) @owner . (type_arguments)? .)) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result .) @definition.function
(function_declaration
  (nullable_type (user_type (identifier) @owner . (type_arguments)? .)) . name: (identifier) @name
  (function_value_parameters) @parameters .) @definition.function
(function_declaration
  (nullable_type (user_type (identifier) @owner . (type_arguments)? .)) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result . (type_constraints) .) @definition.function
(function_declaration
  (parenthesized_type) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result
  (function_body) @body) @definition.function
(function_declaration
  (parenthesized_type) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result .) @definition.function
(function_declaration
  (parenthesized_type) . name: (identifier) @name
  (function_value_parameters) @parameters .) @definition.function
(function_declaration
  (parenthesized_type) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result . (type_constraints) .) @definition.function
(function_declaration
  (nullable_type (parenthesized_type)) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result
  (function_body) @body) @definition.function
(function_declaration
  (nullable_type (parenthesized_type)) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result .) @definition.function
(function_declaration
  (nullable_type (parenthesized_type)) . name: (identifier) @name
  (function_value_parameters) @parameters .) @definition.function
(function_declaration
  (nullable_type (parenthesized_type)) . name: (identifier) @name
  (function_value_parameters) @parameters .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)]? @result . (type_constraints) .) @definition.function
(secondary_constructor
  "constructor" @name
  (function_value_parameters) @parameters
  (block)? @body) @definition.constructor

; A property with code of its own.
(property_declaration
  (variable_declaration (identifier) @name)
  (getter (function_body) @body)) @definition.method
(property_declaration
  (variable_declaration (identifier) @name)
  (setter (function_body) @body)) @definition.method

; The grammar reads `@A annotation class B` without a body as a sum of words.
((annotated_expression (infix_expression . (identifier) @_first . (identifier) @_second . (identifier) @name .)) @definition.class
  (#eq? @_first "annotation") (#eq? @_second "class"))
((infix_expression
  (infix_expression (identifier) @_first . (identifier) @_second .) . (identifier) @name @definition.class)
  (#eq? @_first "annotation") (#eq? @_second "class"))
