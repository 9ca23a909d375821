; Functions and classes. Whether a function is a method follows from what encloses it.

(function_definition
  name: (identifier) @name
  parameters: (parameters) @parameters
  return_type: (type)? @result
  body: (block) @body) @definition.function

(class_definition
  name: (identifier) @name
  superclasses: (argument_list)? @parameters
  body: (block) @body) @definition.class
