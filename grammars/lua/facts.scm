; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (function_declaration)
  (function_definition)
] @scope

(parameters (identifier) @parameter @parameter.name) @parameter.list
(parameters (vararg_expression) @parameter @parameter.name @parameter.star) @parameter.list

(return_statement (expression_list . (_) @return.value)) @return

(if_statement condition: (_) @when.test consequence: (_) @when)
(elseif_statement condition: (_) @when.test consequence: (_) @when)
(else_statement) @otherwise
