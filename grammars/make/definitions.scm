; Targets, by the first of a rule, and what `define` makes. No patterns, and none of make's own targets.

((rule . (targets . (word) @name) (recipe)? @body) @definition.function (#not-match? @name "^\\.[A-Z_]+$|%"))
(define_directive name: (word) @name) @definition.macro
