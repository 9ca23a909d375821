; Functions, methods, constructors, types, functions without a name that a variable is given, and namespaces with a body.

(function_definition
  name: (name) @name
  parameters: (formal_parameters) @parameters
  return_type: (_)? @result
  body: (compound_statement) @body) @definition.function

((method_declaration
  name: (name) @name
  parameters: (formal_parameters) @parameters
  body: (compound_statement)? @body) @definition.constructor
  (#any-of? @name "__construct" "__Construct"))
((method_declaration
  name: (name) @name
  parameters: (formal_parameters) @parameters
  return_type: (_)? @result
  body: (compound_statement)? @body) @definition.method
  (#not-match? @name "^(__construct|__Construct)$"))

(assignment_expression
  left: (variable_name (name) @name)
  right: (anonymous_function
    parameters: (formal_parameters) @parameters
    return_type: (_)? @result
    body: (compound_statement) @body)) @definition.function
(assignment_expression
  left: (variable_name (name) @name)
  right: (arrow_function
    parameters: (formal_parameters) @parameters
    return_type: (_)? @result
    body: (_) @body)) @definition.function

(class_declaration name: (name) @name body: (declaration_list) @body) @definition.class
(interface_declaration name: (name) @name body: (declaration_list) @body) @definition.interface
(trait_declaration name: (name) @name body: (declaration_list) @body) @definition.trait
(enum_declaration name: (name) @name body: (enum_declaration_list) @body) @definition.enum
(namespace_definition name: (namespace_name) @name body: (compound_statement) @body) @definition.namespace
