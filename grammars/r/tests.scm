; Tests: @test is one, @name what it is called.

((call function: (identifier) @_word arguments: (arguments . (string) @name)) @test
  (#any-of? @_word "test_that" "it"))
