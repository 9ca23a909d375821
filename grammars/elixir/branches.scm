; What makes a function branch, one match a branch (McCabe's count is these and one); of an operator the sign.

((call target: (identifier) @_word) @branch (#any-of? @_word "if" "unless" "for" "with"))
(stab_clause) @branch
["&&" "||" "and" "or"] @branch
