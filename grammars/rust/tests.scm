; Tests: @test is one, @name what it is called. The attribute stands in front of the function, others between them.

((attribute_item (attribute [
    (identifier) @_attribute
    (scoped_identifier name: (identifier) @_attribute)
  ])) . (attribute_item)* . (function_item name: (identifier) @name) @test
  (#any-of? @_attribute "test" "rstest" "test_case" "wasm_bindgen_test" "quickcheck" "bench" "proptest"))
