; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (for_statement) (for_in_statement) (while_statement) (do_statement) (catch_clause)
  (switch_case) (ternary_expression)
  "&&" "||" "??"
] @branch
