; What makes a function branch, one match a branch (McCabe's count is these and one); of an operator the sign.

[
  (if) (elsif) (unless) (while) (until) (for) (if_modifier) (unless_modifier) (while_modifier) (until_modifier)
  (rescue) (rescue_modifier) (when) (in_clause) (conditional)
  "&&" "||" "and" "or"
] @branch
