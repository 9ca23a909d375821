; Types, methods and constructors. Methods of anonymous classes belong to the method that makes them.

(class_declaration name: (identifier) @name body: (_) @body) @definition.class
(interface_declaration name: (identifier) @name body: (_) @body) @definition.interface
(annotation_type_declaration name: (identifier) @name body: (_) @body) @definition.interface
(enum_declaration name: (identifier) @name body: (_) @body) @definition.enum
(record_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  body: (_) @body) @definition.record

(method_declaration
  type: (_) @result
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  (throws)? @throws
  body: (block)? @body) @definition.method
(annotation_type_element_declaration type: (_) @result name: (identifier) @name) @definition.method
(constructor_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  (throws)? @throws
  body: (constructor_body) @body) @definition.constructor
(compact_constructor_declaration name: (identifier) @name body: (block) @body) @definition.constructor
