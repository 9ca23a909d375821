; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (for_statement) (while_statement) (do_statement) (conditional_expression)
  (case_statement "case") (binary_expression operator: ["&&" "||"])
] @branch
