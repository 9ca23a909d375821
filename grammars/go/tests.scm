; Tests: @test is one, @name what it is called.

((function_declaration
  name: (identifier) @name
  parameters: (parameter_list (parameter_declaration type: (pointer_type (qualified_type) @type)))) @test
  (#match? @name "^(Test|Benchmark|Fuzz)([^a-z]|$)") (#any-of? @type "testing.T" "testing.B" "testing.F"))
