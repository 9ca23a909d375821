; What a file brings in: @name is the name that is bound, @module where it comes from.

(variable_declaration (assignment_statement
  (variable_list . name: (identifier) @name)
  (expression_list . value: (function_call
    name: (identifier) @_require arguments: (arguments (string) @module))))
  (#eq? @_require "require")) @import
((function_call
  name: (identifier) @_load arguments: (arguments . (string) @module @name)) @import
  (#any-of? @_load "require" "dofile" "loadfile"))
