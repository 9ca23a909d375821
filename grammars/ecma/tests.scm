; Tests: @test is one, @name what it is called. Calls of test, it and describe, with `.only`, `.skip` and `.each`.

((call_expression
  function: (identifier) @function
  arguments: (arguments . [(string) (template_string)] @name)) @test
  (#match? @function "^([xf]?(it|test|describe)|suite|context|specify)$"))
((call_expression
  function: (member_expression object: (identifier) @function property: (property_identifier) @how)
  arguments: (arguments . [(string) (template_string)] @name)) @test
  (#match? @function "^([xf]?(it|test|describe)|suite|context|specify)$")
  (#match? @how "^(only|skip|todo|concurrent|failing|fails|serial|parallel|describe|step)$"))
((call_expression
  function: (call_expression function: (member_expression object: (identifier) @function property: (property_identifier) @how))
  arguments: (arguments . [(string) (template_string)] @name)) @test
  (#match? @function "^([xf]?(it|test|describe)|suite)$") (#match? @how "^(each|skipIf|runIf|for)$"))
