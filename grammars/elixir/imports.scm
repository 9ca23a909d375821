; What a file brings in: @name is the module.

((call target: (identifier) @_word (arguments . (alias) @name @module)) @import
  (#any-of? @_word "alias" "import" "require" "use"))
