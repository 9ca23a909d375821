; What C++ adds to what a name means in C.

(function_definition
  declarator: (function_declarator
    declarator: [(field_identifier) @scope.name (operator_name) @scope.name (destructor_name) @scope.name
      (qualified_identifier name: (_) @scope.name)]
    parameters: (_) @scope.start)
  body: (_) @scope.end)
(function_definition
  declarator: (_ (function_declarator
    declarator: [(field_identifier) @scope.name (operator_name) @scope.name
      (qualified_identifier name: (_) @scope.name)]
    parameters: (_) @scope.start))
  body: (_) @scope.end)
(lambda_expression declarator: (_ parameters: (_) @scope.start) body: (_) @scope.end)
(class_specifier body: (_) @class)
(struct_specifier body: (_) @class)

(class_specifier name: (type_identifier) @name)
(struct_specifier name: (type_identifier) @name)
(parameter_declaration declarator: (reference_declarator (identifier) @name)) @parameter
(optional_parameter_declaration declarator: (identifier) @name) @parameter
(optional_parameter_declaration declarator: (_ (identifier) @name)) @parameter
(variadic_parameter_declaration declarator: (_ (identifier) @name)) @parameter
(init_declarator declarator: (reference_declarator (identifier) @name) value: (_) @value)
(for_range_loop declarator: (identifier) @name right: (_) @value)
(for_range_loop declarator: (_ (identifier) @name) right: (_) @value)
(catch_clause parameters: (parameter_list (parameter_declaration declarator: (_ (identifier) @name))))

; What adds to a text or to a collection.
((call_expression
  function: (field_expression argument: (identifier) @name field: (field_identifier) @_method)
  arguments: (argument_list (_) @value)) @weak
  (#any-of? @_method "append" "push_back" "emplace_back" "insert" "assign" "replace" "emplace" "add"))
(binary_expression left: (identifier) @name operator: "<<" right: (_) @value) @weak
((binary_expression left: (qualified_identifier name: (identifier) @_stream) @value operator: ">>" right: (identifier) @name)
  (#eq? @_stream "cin"))
((call_expression
  function: (qualified_identifier name: (identifier) @_callee)
  arguments: (argument_list . (_) @value . (identifier) @name))
  (#eq? @_callee "getline"))
((call_expression
  function: (identifier) @_callee
  arguments: (argument_list . (_) @value . (identifier) @name))
  (#eq? @_callee "getline"))

