; Tests: @test is one, @name what it is called.

((call_expression
  function: (call_expression function: (identifier) @_word arguments: (arguments . (string) @name))
  arguments: [(block) (indented_block) (colon_argument)]) @test
  (#any-of? @_word "test" "it" "scenario" "property"))
((infix_expression
  left: (infix_expression left: (_) operator: (identifier) @_verb right: (string) @name)
  operator: (identifier) @_in right: (block)) @test
  (#any-of? @_verb "should" "must" "can") (#eq? @_in "in"))
((function_definition (annotation name: (_) @_mark) name: (_) @name) @test
  (#any-of? @_mark "Test" "ParameterizedTest" "RepeatedTest"))
