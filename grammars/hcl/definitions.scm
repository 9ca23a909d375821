; The outer blocks, by their labels: `resource "a" "b"` is a.b, `variable "q"` variable.q, `locals` itself.

(config_file (body (block . (identifier) @name . (block_start)) @definition.module))
(config_file (body (block
  . (identifier) @owner . (string_lit (template_literal) @name) . (block_start)) @definition.module))
((config_file (body (block
  . (identifier) @_kind . (string_lit (template_literal) @owner) . (string_lit (template_literal) @name)
  . (block_start)) @definition.module)) (#not-eq? @_kind "data"))
((config_file (body (block
  . (identifier) @owner . (string_lit (template_literal) @owner) . (string_lit (template_literal) @name)
  . (block_start)) @definition.module @_whole)) (#match? @_whole "^data\\b"))
