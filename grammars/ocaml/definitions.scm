; Functions: bindings with parameters or of a function; modules, types, classes and methods. Of several bindings
; with `and` between them each stands for itself.

(value_definition . (let_binding
  pattern: [(value_name) (parenthesized_operator)] @name . (parameter) @parameters body: (_)? @body) .) @definition.function
(value_definition . (let_binding
  pattern: [(value_name) (parenthesized_operator)] @name body: [(fun_expression) (function_expression)] @body) .) @definition.function
(value_definition (let_binding) . (let_binding
  pattern: [(value_name) (parenthesized_operator)] @name . (parameter) @parameters body: (_)? @body) @definition.function)
(value_definition (let_binding) . (let_binding
  pattern: [(value_name) (parenthesized_operator)] @name body: [(fun_expression) (function_expression)] @body) @definition.function)
(value_definition (let_binding
  pattern: [(value_name) (parenthesized_operator)] @name . (parameter) @parameters body: (_)? @body) @definition.function . (let_binding))
(value_definition (let_binding
  pattern: [(value_name) (parenthesized_operator)] @name body: [(fun_expression) (function_expression)] @body) @definition.function . (let_binding))
(external [(value_name) (parenthesized_operator)] @name) @definition.function
(method_definition name: (_) @name body: (_)? @body) @definition.method

(module_definition (module_binding name: (_) @name body: (_)? @body)) @definition.module
(module_type_definition (module_type_name) @name body: (_)? @body) @definition.interface
(type_definition . (type_binding name: (_) @name) .) @definition.type
(type_definition (type_binding) . (type_binding name: (_) @name) @definition.type)
(type_definition (type_binding name: (_) @name) @definition.type . (type_binding))
(exception_definition (constructor_declaration . (constructor_name) @name)) @definition.type
(class_definition (class_binding name: (_) @name body: (_)? @body)) @definition.class
(class_type_definition (class_type_binding name: (_) @name body: (_)? @body)) @definition.interface
