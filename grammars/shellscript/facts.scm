; What a doc comment may say of a function: a shell's has no list of parameters, and gives back a number.

(function_definition) @scope

(if_statement condition: (_) @when.test) @when
(else_clause) @otherwise
(elif_clause) @otherwise
(case_item) @otherwise
