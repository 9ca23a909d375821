; Calls, with the callee's last name, and every other use of a name.

(call_expression . [
  (simple_identifier) @name
  (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @name))
]) @call
[(simple_identifier) (type_identifier)] @reference
