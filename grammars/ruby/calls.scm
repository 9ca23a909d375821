; Calls, with the callee's last name, and the name in front of it where that is a plain one.

(call receiver: [(identifier) (constant) (instance_variable) (self)]? @receiver method: (identifier) @name) @call
(call !receiver method: (constant) @name) @call
