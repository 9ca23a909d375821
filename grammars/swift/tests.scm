; Tests: @test is one, @name what it is called. XCTest's are methods by their name, Swift Testing's have @Test.

((function_declaration "func" . name: _ @name) @test (#match? @name "^test([A-Z_0-9]|$)"))
((function_declaration
  (modifiers (attribute (user_type . (type_identifier) @_attribute)))
  "func" . name: _ @name) @test (#eq? @_attribute "Test"))
