; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression function: (identifier) @name) @call
(call_expression function: (scoped_identifier path: (identifier)? @receiver name: (identifier) @name)) @call
(call_expression function: (field_expression value: [(identifier) (self)]? @receiver field: (field_identifier) @name)) @call
(call_expression function: (generic_function function: (identifier) @name)) @call
(call_expression function: (generic_function
  function: (scoped_identifier path: (identifier)? @receiver name: (identifier) @name))) @call
(call_expression function: (generic_function
  function: (field_expression value: [(identifier) (self)]? @receiver field: (field_identifier) @name))) @call
(macro_invocation macro: [(identifier) @name (scoped_identifier path: (identifier)? @receiver name: (identifier) @name)]) @call
