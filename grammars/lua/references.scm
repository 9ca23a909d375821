; Calls, with the callee's last name, and every other use of a name.

(function_call name: [
  (identifier) @name
  (dot_index_expression field: (identifier) @name)
  (method_index_expression method: (identifier) @name)]) @call
(identifier) @reference
