; Calls, with the callee's last name, and every other use of a name.

(call_expression function_name: (identifier) @name) @call
(method_invocation function_name: (identifier) @name) @call
[(identifier) (scalar_variable) (array_variable) (hash_variable)] @reference
