; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (conditional_statement) (elsif) (loop_statement) (for_statement) (cstyle_for_statement)
  (postfix_conditional_expression) (postfix_loop_expression) (postfix_for_expression) (conditional_expression)
] @branch
