; Calls, with the callee's last name, and every other use of a name.

(call target: (identifier) @name) @call
(call target: (dot right: (identifier) @name)) @call
[(identifier) (alias)] @reference
