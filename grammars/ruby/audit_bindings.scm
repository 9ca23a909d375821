; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.
; Blocks see the names around them, so only methods are scopes.

(method name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(method name: (_) @scope.name !parameters body: (_) @scope.start @scope.end)
(singleton_method name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(singleton_method name: (_) @scope.name !parameters body: (_) @scope.start @scope.end)
(class name: (_) body: (_) @class)
(module name: (_) body: (_) @class)

(method name: (identifier) @name)
(class name: (constant) @name)
(module name: (constant) @name)

(method_parameters (identifier) @name @parameter)
(method_parameters (optional_parameter name: (identifier) @name) @parameter)
(method_parameters (keyword_parameter name: (identifier) @name) @parameter)
(method_parameters (splat_parameter name: (identifier) @name))
(method_parameters (hash_splat_parameter name: (identifier) @name))
(method_parameters (block_parameter name: (identifier) @name))
(lambda_parameters (identifier) @name)

(assignment left: [(identifier) (constant) (instance_variable) (global_variable) (class_variable)] @name right: (_) @value)
(assignment left: (left_assignment_list [(identifier) (instance_variable)] @name) right: (_) @value)
(operator_assignment left: [(identifier) (instance_variable)] @name right: (_) @value) @weak
(assignment left: (element_reference object: [(identifier) (instance_variable)] @name . (_) @key) right: (_) @value) @weak
(binary left: [(identifier) (instance_variable)] @name operator: "<<" right: (_) @value) @weak
((call receiver: [(identifier) (instance_variable)] @name method: (identifier) @_method
  arguments: (argument_list (_) @value)) @weak
  (#any-of? @_method "push" "append" "concat" "unshift" "insert" "store" "merge!" "update"))
((call receiver: (_) @value method: (identifier) @_method
  block: (_ parameters: (block_parameters (identifier) @name)))
  (#any-of? @_method "each" "map" "flat_map" "select" "reject" "each_with_index" "each_pair" "each_key" "each_value"
    "collect" "find" "detect" "filter" "filter_map" "then" "tap" "each_slice" "group_by" "sort_by" "inject" "reduce"
    "each_with_object"))
((call method: (identifier) @_method block: (_ parameters: (block_parameters (identifier) @name)))
  (#not-match? @_method "^(each|map|flat_map|select|reject|each_with_index|each_pair|each_key|each_value|collect|find|detect|filter|filter_map|then|tap|each_slice|group_by|sort_by|inject|reduce|each_with_object)$"))
(for pattern: (identifier) @name value: (in (_) @value))
(exception_variable (identifier) @name)
(return (argument_list (_) @returned))
(method body: (body_statement [
  (identifier) (call) (string) (binary) (element_reference) (chained_string) (conditional) (array) (hash)] @returned .))
(singleton_method body: (body_statement [
  (identifier) (call) (string) (binary) (element_reference) (chained_string) (conditional) (array) (hash)] @returned .))
(method !parameters body: [(identifier) (call) (string) (binary) (element_reference)] @returned)
