; What makes a function branch, one match a branch (McCabe's count is these and one); of an operator the sign.

[(if) (for) (while) (repeat) "&&" "||"] @branch
