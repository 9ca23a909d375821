; What binds a name, and the scopes that it is bound in. Imports are in imports.scm.
;   @scope.KIND    a scope: function, class, lambda or comprehension; its @body is where its names are seen
;   @definition    the name of a function or class, bound in the scope around it
;   @assigned      a name that an assignment binds; @bound one that a parameter, loop, `with` or pattern binds
;   @walrus        bound in the scope around all comprehensions; @global bound in the module

(function_definition name: (identifier) @definition body: (block) @body) @scope.function
(class_definition name: (identifier) @definition body: (block) @body) @scope.class
(lambda body: (_) @body) @scope.lambda
[(list_comprehension) (set_comprehension) (dictionary_comprehension) (generator_expression)] @scope.comprehension

(assignment left: (identifier) @assigned)
(assignment left: [(pattern_list (identifier) @assigned) (tuple_pattern (identifier) @assigned)
  (list_pattern (identifier) @assigned)])
(type_alias_statement left: (type [(identifier) @assigned (generic_type . (identifier) @assigned)]))
(named_expression name: (identifier) @walrus)
(global_statement (identifier) @global)

(for_statement left: (identifier) @bound)
(for_in_clause left: (identifier) @bound)
(pattern_list (identifier) @bound)
(tuple_pattern (identifier) @bound)
(list_pattern (identifier) @bound)
(list_splat_pattern (identifier) @bound)
(dictionary_splat_pattern (identifier) @bound)
(as_pattern_target [(identifier) @bound (tuple (identifier) @bound) (list (identifier) @bound)])

(parameters (identifier) @bound)
(lambda_parameters (identifier) @bound)
(default_parameter name: (identifier) @bound)
(typed_parameter . (identifier) @bound)
(typed_default_parameter name: (identifier) @bound)
(function_definition type_parameters: (type_parameter
  (type [(identifier) @bound (constrained_type . (type (identifier) @bound)) (splat_type (identifier) @bound)])))
(class_definition type_parameters: (type_parameter
  (type [(identifier) @bound (constrained_type . (type (identifier) @bound)) (splat_type (identifier) @bound)])))

(case_pattern (dotted_name . (identifier) @bound .))
(case_pattern (as_pattern (case_pattern) (identifier) @bound))
(keyword_pattern (dotted_name . (identifier) @bound .))
(splat_pattern (identifier) @bound)
