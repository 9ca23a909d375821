; What a name means: scopes, and what is bound to a name in them; lsp_server/tools/audit/facts.py explains the captures.

(function_declaration name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(method_declaration receiver: (_) @scope.start name: (_) @scope.name body: (_) @scope.end)
(func_literal parameters: (_) @scope.start body: (_) @scope.end)

(function_declaration name: (_) @name)
(parameter_declaration name: (identifier) @name type: (_) @type) @parameter
(variadic_parameter_declaration name: (identifier) @name)
(short_var_declaration left: (expression_list (identifier) @name) right: (expression_list (_) @value))
(assignment_statement left: (expression_list [(identifier) (selector_expression)] @name) operator: "="
  right: (expression_list (_) @value))
((assignment_statement left: (expression_list (identifier) @name) operator: _ @_operator
  right: (expression_list (_) @value)) @weak (#not-eq? @_operator "="))
(assignment_statement left: (expression_list (index_expression operand: (identifier) @name index: (_) @key))
  right: (expression_list (_) @value)) @weak
(var_spec name: (identifier) @name type: (_)? @type value: (expression_list (_) @value))
((var_spec name: (identifier) @name type: (_) @_type !value) @constant
  (#match? @_type "^(u?int(8|16|32|64)?|bool|float(32|64))$"))
(const_spec name: (identifier) @name value: (expression_list (_) @value))
(range_clause left: (expression_list (identifier) @name) right: (_) @value)
((call_expression
  function: (selector_expression operand: (identifier) @name field: (_) @_method)
  arguments: (argument_list (_) @value)) @weak
  (#any-of? @_method "WriteString" "Write" "Add" "Set" "Append"))

; Types of fields, and of what functions give back.
(field_declaration name: (field_identifier) @member type: (_) @type)
(function_declaration name: (identifier) @member result: [(type_identifier) (qualified_type) (pointer_type)] @type)
(method_declaration name: (field_identifier) @member result: [(type_identifier) (qualified_type) (pointer_type)] @type)

(return_statement (expression_list (_) @returned))
