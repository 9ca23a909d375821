; Functions, in all of the ways in which shells write them.

(function_definition name: (word) @name body: (_) @body) @definition.function
