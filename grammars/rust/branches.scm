; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_expression) (while_expression) (loop_expression) (for_expression) (try_expression)
  (binary_expression operator: ["&&" "||"])
] @branch
(match_block (match_arm) (match_arm) @branch)
(match_pattern condition: (_)) @branch
(let_declaration alternative: (block)) @branch
