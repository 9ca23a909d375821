; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_expression) (for_statement) (while_statement) (do_while_statement) (catch_block)
  (when_entry condition: (_))
  (binary_expression operator: ["&&" "||" "?:"])
] @branch
