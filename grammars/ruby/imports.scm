; What a file brings in: @module is the file that is loaded, or @name the module that is mixed in.

((call !receiver method: (identifier) @_load arguments: (argument_list . (string) @module @name)) @import
  (#any-of? @_load "require" "require_relative" "load" "autoload"))
((call !receiver method: (identifier) @_mix arguments: (argument_list [(constant) (scope_resolution)] @name)) @import
  (#any-of? @_mix "include" "extend" "prepend"))
