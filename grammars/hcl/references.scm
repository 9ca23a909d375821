; Every use of a name.

[(variable_expr (identifier) @reference) (get_attr (identifier) @reference)]
