; Tests: @test is one, @name what it is called.

((call target: (identifier) @_word (arguments . (string) @name) (do_block)) @test
  (#any-of? @_word "test" "property"))
