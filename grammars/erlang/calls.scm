; Calls, with the callee's last name, and the module in front of it.

(call expr: (atom) @name) @call
(call expr: (remote module: (remote_module module: (atom) @receiver) fun: (atom) @name)) @call
