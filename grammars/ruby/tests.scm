; Tests: @test is one, @name what it is called. Minitest's begin with `test_`; those of RSpec and Rails are blocks.

((method name: (identifier) @name) @test
  (#match? @name "^test_"))
((call
  !receiver
  method: (identifier) @_word
  arguments: (argument_list . [(string) (simple_symbol)] @name)
  block: (_)) @test
  (#any-of? @_word "it" "test" "specify" "example" "scenario" "should"))
