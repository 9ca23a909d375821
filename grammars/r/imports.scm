; What a file brings in: @module and @name are the package.

((call function: (identifier) @_load
  arguments: (arguments . [(identifier) (string)] @module @name)) @import
  (#any-of? @_load "library" "require" "requireNamespace" "loadNamespace" "source"))
