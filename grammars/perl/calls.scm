; Calls, with the callee's name, and the object in front of it where that is a plain one.

(function_call_expression function: (function) @name) @call
(ambiguous_function_call_expression function: (function) @name) @call
(method_call_expression invocant: [(scalar) (bareword)]? @receiver method: (method) @name) @call
