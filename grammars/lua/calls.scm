; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(function_call name: (identifier) @name) @call
(function_call name: (dot_index_expression table: (identifier)? @receiver field: (identifier) @name)) @call
(function_call name: (method_index_expression table: (identifier)? @receiver method: (identifier) @name)) @call
