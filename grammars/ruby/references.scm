; Calls, with the callee's last name, and every other use of a name.

(call method: (identifier) @name) @call
(call !receiver method: (constant) @name) @call
[(identifier) (constant) (instance_variable)] @reference
