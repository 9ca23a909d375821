; Calls, with the callee's last name, and every other use of a name.

(call expr: [(atom) @name (remote fun: (atom) @name)]) @call
[(atom) (var)] @reference
