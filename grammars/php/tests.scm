; Tests: @test is one, @name what it is called. PHPUnit's begin with `test` or say `@test`; Pest's are calls.

((method_declaration name: (name) @name) @test
  (#match? @name "^test($|[A-Z0-9_])"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @attribute))) name: (name) @name) @test
  (#eq? @attribute "Test"))
((comment) @comment . (method_declaration name: (name) @name) @test
  (#match? @comment "@test\\b"))
((function_call_expression
  function: (name) @function
  arguments: (arguments . (argument [(string) (encapsed_string)] @name) . (argument [(anonymous_function) (arrow_function)]))) @test
  (#any-of? @function "it" "test"))
