; Tests: @test is one, @name what it is called. shunit2's and bashunit's are functions by their name.

((function_definition name: (word) @name) @test (#match? @name "^test[A-Z_]"))
