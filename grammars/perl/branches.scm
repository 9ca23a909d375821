; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (elsif_clause) (unless_statement) (while_statement) (until_statement)
  (for_statement_1) (for_statement_2) (if_simple_statement) (unless_simple_statement) (ternary_expression)
] @branch
