; What makes a function branch, one match a branch (McCabe's count is these and one); of an operator the sign.

[
  (if_statement) (else_if_clause) (for_statement) (foreach_statement) (while_statement) (do_statement)
  (case_statement) (match_conditional_expression) (catch_clause) (conditional_expression)
  "&&" "||" "and" "or" "??"
] @branch
