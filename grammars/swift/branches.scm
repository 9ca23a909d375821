; What makes a function branch, one match a branch (McCabe's count is these and one).

[
  (if_statement) (guard_statement) (for_statement) (while_statement) (repeat_while_statement) (catch_block)
  (ternary_expression) (conjunction_expression) (disjunction_expression) (nil_coalescing_expression)
] @branch
(switch_entry (switch_pattern)) @branch
