; Calls, with the callee's last name, and the object in front of it where that is a plain one.

(call_expression function_name: (identifier) @name) @call
(method_invocation
  object_return_value: (scalar_variable)? @receiver function_name: (identifier) @name) @call
