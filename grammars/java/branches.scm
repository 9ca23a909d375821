; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (for_statement) (enhanced_for_statement) (while_statement) (do_statement) (catch_clause)
  (switch_label "case") (ternary_expression) (guard)
  (binary_expression operator: ["&&" "||"])
] @branch
