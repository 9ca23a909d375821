; Calls, with the callee's last name, and the package or object in front of it.

(call function: (identifier) @name) @call
(call function: (namespace_get namespace: (identifier) @receiver function: (identifier) @name)) @call
(call function: (dollar . (identifier) @receiver . (identifier) @name)) @call
