; Tests: @test is one, @name what it is called.

((function_declaration
  (modifiers (annotation [(user_type (identifier) @_mark .) (constructor_invocation (user_type (identifier) @_mark .))]))
  name: (identifier) @name) @test
  (#any-of? @_mark "Test" "ParameterizedTest" "RepeatedTest" "TestFactory" "Property"))
