; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (elif_clause) (while_statement) (for_statement) (c_style_for_statement) (case_item)
  (ternary_expression)
] @branch
(list ["&&" "||"] @branch)
