; Calls: commands by their name.

(command name: (command_name (word) @name)) @call
