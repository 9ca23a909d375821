; Tests: @test is one, @name what it is called.

((function_definition
  declarator: (function_declarator declarator: (identifier) @name)) @test
  (#match? @name "^(test_|Test[A-Z_])|_test$"))
