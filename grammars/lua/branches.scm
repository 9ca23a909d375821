; What makes a function branch, one match a branch (McCabe's count is these and one); of an operator the sign.

[
  (if_statement) (elseif_statement) (for_statement) (while_statement) (repeat_statement)
  "and" "or"
] @branch
