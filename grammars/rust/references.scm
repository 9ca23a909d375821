; Calls, with the callee's last name, and every other use of a name.

(call_expression function: [
  (identifier) @name
  (scoped_identifier name: (identifier) @name)
  (field_expression field: (field_identifier) @name)
  (generic_function function: [
    (identifier) @name
    (scoped_identifier name: (identifier) @name)
    (field_expression field: (field_identifier) @name)
  ])
]) @call
(macro_invocation macro: [(identifier) @name (scoped_identifier name: (identifier) @name)]) @call
[(identifier) (type_identifier) (field_identifier) (shorthand_field_identifier)] @reference
