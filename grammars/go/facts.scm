; What a doc comment may say of a definition; the captures are as in python/facts.scm.

(function_declaration) @scope
(method_declaration) @scope
(func_literal) @scope
(method_elem) @scope

(parameter_list (parameter_declaration name: (identifier) @parameter.name type: (_) @parameter.type) @parameter) @parameter.list
(parameter_list (variadic_parameter_declaration
  name: (identifier) @parameter.name @parameter.star type: (_) @parameter.type) @parameter) @parameter.list
(function_declaration result: (_) @result.type) @result
(method_declaration result: (_) @result.type) @result
(method_elem result: (_) @result.type) @result
(type_parameter_declaration name: (identifier) @typeparameter.name) @typeparameter
(return_statement (expression_list (_) @return.value)) @return
