; What C does not have.

(call_expression function: (qualified_identifier name: (identifier) @name)) @call
(new_expression type: (type_identifier) @name) @call
[(namespace_identifier) (operator_name) (destructor_name)] @reference
