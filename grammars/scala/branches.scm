; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_expression) (for_expression) (while_expression) (do_while_expression) (case_clause) (guard)
] @branch
((infix_expression operator: (operator_identifier) @_operator) @branch
  (#any-of? @_operator "&&" "||"))
