; Commands, and every use of a variable.

(command name: (command_name (word) @name)) @call
(variable_name) @reference
(function_definition name: (word) @reference)
