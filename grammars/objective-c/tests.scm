; Tests of XCTest: @test is one, @name what it is called.

((method_definition selector: (identifier) @name) @test (#match? @name "^test[A-Z_]"))
