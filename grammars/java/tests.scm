; Tests: @test is one, @name what it is called.

((method_declaration
  (modifiers [(marker_annotation name: (_) @_mark) (annotation name: (_) @_mark)])
  name: (identifier) @name) @test
  (#match? @_mark "^(org\\.\\w+(\\.\\w+)*\\.)?(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Theory)$"))
((class_declaration
  superclass: (superclass (type_identifier) @_base)
  body: (class_body (method_declaration type: (void_type) name: (identifier) @name) @test))
  (#eq? @_base "TestCase") (#match? @name "^test"))
