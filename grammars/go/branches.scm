; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (for_statement) (expression_case) (type_case) (communication_case)
  "&&" "||"
] @branch
