; What a file brings in: the files that it sources.

((command name: (command_name) @_command . argument: (_) @module @name) @import (#any-of? @_command "." "source"))
