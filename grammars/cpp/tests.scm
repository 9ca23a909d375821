; Tests: @test is one, @name what it is called.

((function_definition
  !type
  declarator: (function_declarator
    declarator: (identifier) @_macro
    parameters: (parameter_list (parameter_declaration type: (type_identifier) @name !declarator) .))) @test
  (#match? @_macro "^[A-Z0-9_]*TEST[A-Z0-9_]*$"))
((expression_statement (call_expression
  function: (identifier) @_macro arguments: (argument_list . (string_literal) @name))) @test
  (#match? @_macro "^(TEMPLATE_)?TEST_CASE$|^SCENARIO$|^SUBCASE$"))
