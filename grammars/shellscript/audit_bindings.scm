; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.
; All variables are the file's own, `local` ones too: which function sees them only running the script would tell.

(variable_assignment name: (variable_name) @name "=" value: (_) @value)
(variable_assignment name: (variable_name) @name "+=" value: (_) @value) @weak
(variable_assignment name: (subscript name: (variable_name) @name index: (_) @key) value: (_) @value) @weak
(variable_assignment name: (variable_name) @name "=" !value) @constant
(for_statement variable: (variable_name) @name value: (_) @value)
; What `read` puts into a variable is what it reads: the command stands for it.
((command name: (command_name) @_command argument: (word) @name) @value (#eq? @_command "read") (#match? @name "^[A-Za-z_]\\w*$"))
((command name: (command_name) @_command argument: (word) @_flag . argument: (word) @name)
  (#any-of? @_command "mapfile" "readarray" "getopts" "printf") (#match? @_flag "^(-t|-v)$"))
