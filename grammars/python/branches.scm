; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (elif_clause) (for_statement) (while_statement) (except_clause) (case_clause)
  (conditional_expression) (boolean_operator) (if_clause) (for_in_clause)
] @branch
