; Calls and constructions, with the callee's last name, and the name in front of it where that is a plain one.

(method_invocation !object name: (identifier) @name) @call
(method_invocation object: (identifier) @receiver name: (identifier) @name) @call
(method_invocation object: [
  (method_invocation) (field_access) (this) (super) (object_creation_expression) (string_literal) (array_access)
  (parenthesized_expression) (class_literal)
] name: (identifier) @name) @call
(object_creation_expression type: (type_identifier) @name) @call
(object_creation_expression type: (generic_type . (type_identifier) @name)) @call
(object_creation_expression type: (scoped_type_identifier (type_identifier) @name .)) @call
(explicit_constructor_invocation constructor: (_) @name) @call
