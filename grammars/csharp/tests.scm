; Tests: @test is one, @name what it is called.

((method_declaration
  (attribute_list (attribute name: (identifier) @_attribute)) name: (identifier) @name) @test
  (#any-of? @_attribute "Fact" "Theory" "Test" "TestCase" "TestCaseSource" "TestMethod" "DataTestMethod" "Property"))
