; Calls, with the callee's name, and every other use of a name.

(function_call_expression function: (function) @name) @call
(ambiguous_function_call_expression function: (function) @name) @call
(method_call_expression method: (method) @name) @call
[(function) (method) (bareword) (scalar) (array) (hash)] @reference
