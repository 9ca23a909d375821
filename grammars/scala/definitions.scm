; Types, functions and constructors. A function with several parameter lists is known by its first.

; Told apart by what is there: of what is optional at a pattern's end a cursor's window sees too little.
(class_definition name: (_) @name !class_parameters !body) @definition.class
(class_definition name: (_) @name class_parameters: (class_parameters) @parameters !body) @definition.class
(class_definition name: (_) @name class_parameters: (class_parameters)? @parameters body: (_) @body) @definition.class
(trait_definition name: (_) @name !body) @definition.trait
(trait_definition name: (_) @name body: (_) @body) @definition.trait
(object_definition name: (_) @name !body) @definition.object
(object_definition name: (_) @name body: (_) @body) @definition.object
(package_object name: (_) @name !body) @definition.object
(package_object name: (_) @name body: (_) @body) @definition.object
(enum_definition name: (_) @name class_parameters: (class_parameters)? @parameters body: (_) @body) @definition.enum
(given_definition name: (_) @name return_type: (_)? @result body: (with_template_body) @body) @definition.object
(type_definition name: (_) @name) @definition.type

((function_definition
  name: (_) @name .
  (type_parameters)? .
  (parameters) @parameters
  return_type: (_)? @result
  body: (_)? @body) @definition.function
  (#not-eq? @name "this"))
(function_definition name: (_) @name !parameters return_type: (_)? @result body: (_)? @body) @definition.function
(function_definition
  name: (_) @name . (type_parameters) . return_type: (_) @result body: (_)? @body) @definition.function
(function_definition name: (_) @name . (type_parameters) . body: (_) @body) @definition.function
((function_definition name: (_) @name . (parameters) @parameters body: (_)? @body) @definition.constructor
  (#eq? @name "this"))

(function_declaration
  name: (_) @name . (type_parameters)? . (parameters) @parameters return_type: (_) @result) @definition.function
(function_declaration name: (_) @name . (type_parameters)? . (parameters) @parameters !return_type) @definition.function
(function_declaration name: (_) @name !parameters return_type: (_) @result) @definition.function
(function_declaration name: (_) @name !parameters !return_type) @definition.function
(function_declaration name: (_) @name . (type_parameters) . return_type: (_) @result) @definition.function

; Templates of the Play framework have a comment behind the name.
(function_definition
  name: (_) @name .
  [(comment) (block_comment)] .
  (parameters) @parameters
  return_type: (_)? @result
  body: (_)? @body) @definition.function
