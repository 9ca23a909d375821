; What imported names stand for: @alias is the local name of @module.

(assignment_statement
  (variable_list . name: (identifier) @alias)
  (expression_list . value: (function_call
    name: (identifier) @_require arguments: (arguments . (string content: (_) @module)))
  (#eq? @_require "require")))
