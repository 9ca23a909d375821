; Tests: @test is one, @name what it is called. Busted's are calls of `it`; LuaUnit's are functions named test.

((function_call
  name: (identifier) @_word
  arguments: (arguments . (string) @name . (function_definition))) @test
  (#any-of? @_word "it" "test" "pending"))
((function_declaration name: [
  (identifier) @name
  (dot_index_expression field: (identifier) @name)
  (method_index_expression method: (identifier) @name)]) @test
  (#match? @name "^test"))
