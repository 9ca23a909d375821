; Functions in both of their forms, macros, types and modules. `Base.show` belongs to what it is written with.

(function_definition
  name: [(identifier) @name (operator) @name (field_expression value: (_) @owner (identifier) @name .)]
  parameters: (parameter_list)? @parameters
  return_type: (_)? @result) @definition.function
(short_function_definition
  name: [(identifier) @name (operator) @name (field_expression value: (_) @owner (identifier) @name .)]
  parameters: (parameter_list) @parameters
  return_type: (_)? @result) @definition.function
(macro_definition name: (_) @name parameters: (parameter_list)? @parameters) @definition.macro
(struct_definition name: (_) @name) @definition.struct
(abstract_definition name: (_) @name) @definition.type
(primitive_definition name: (_) @name) @definition.type
(module_definition name: (_) @name) @definition.module
