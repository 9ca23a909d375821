; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (for_statement) (foreach_statement) (while_statement) (do_statement) (conditional_expression)
  (switch_section "case") (switch_expression_arm) (catch_clause)
  (binary_expression operator: ["&&" "||" "??"])
] @branch
