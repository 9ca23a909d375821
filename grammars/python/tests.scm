; Tests: @test is one, @name what it is called. pytest's functions, and the methods of its classes and of unittest's.

((module [
  (function_definition name: (identifier) @name) @test
  (decorated_definition definition: (function_definition name: (identifier) @name) @test)
  ])
  (#match? @name "^test"))
((class_definition
  name: (identifier) @class
  body: (block [
    (function_definition name: (identifier) @name) @test
    (decorated_definition definition: (function_definition name: (identifier) @name) @test)
  ]))
  (#match? @class "^Test|Tests?$|TestCase$|Spec$") (#match? @name "^test"))
((class_definition
  superclasses: (argument_list) @bases
  body: (block [
    (function_definition name: (identifier) @name) @test
    (decorated_definition definition: (function_definition name: (identifier) @name) @test)
  ]))
  (#match? @bases "Test") (#match? @name "^test"))
