; Calls, with the callee's last name, and every other use of a name.

(method_invocation name: (identifier) @name) @call
(object_creation_expression type: (type_identifier) @name) @call
(object_creation_expression type: (generic_type . (type_identifier) @name)) @call
(object_creation_expression type: (scoped_type_identifier (type_identifier) @name .)) @call
[(identifier) (type_identifier)] @reference
