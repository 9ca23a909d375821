; Functions that a name or a list's element is given, methods and classes of S4, reference classes and R6.

(left_assignment
  name: [(identifier) @name (string) @name (dollar . (identifier) @owner . (identifier) @name)]
  value: (function_definition (formal_parameters) @parameters . (_) @body)) @definition.function
(equals_assignment
  name: [(identifier) @name (string) @name (dollar . (identifier) @owner . (identifier) @name)]
  value: (function_definition (formal_parameters) @parameters . (_) @body)) @definition.function
(super_assignment
  name: [(identifier) @name (string) @name (dollar . (identifier) @owner . (identifier) @name)]
  value: (function_definition (formal_parameters) @parameters . (_) @body)) @definition.function
(left_assignment
  name: (identifier) @name
  value: (lambda_function (formal_parameters) @parameters . (_) @body)) @definition.function

((call
  function: (identifier) @_set
  arguments: (arguments
    . (string) @name
    (function_definition (formal_parameters) @parameters . (_) @body))) @definition.function
  (#any-of? @_set "setGeneric" "setMethod" "setReplaceMethod"))
((call
  function: (identifier) @_set
  arguments: (arguments . (string) @name)) @definition.class
  (#eq? @_set "setClass"))
((left_assignment
  name: (identifier) @name
  value: (call function: [(identifier) @_set (namespace_get function: (identifier) @_set)]
    arguments: (arguments) @body)) @definition.class
  (#any-of? @_set "R6Class" "setRefClass"))
((call
  function: [(identifier) @_set (namespace_get function: (identifier) @_set)]
  arguments: (arguments (default_argument
    name: (identifier) @_part
    value: (call arguments: (arguments (default_argument
      name: (identifier) @name
      value: (function_definition (formal_parameters) @parameters . (_) @body)) @definition.method)))))
  (#any-of? @_set "R6Class" "setRefClass") (#any-of? @_part "public" "private" "active" "methods"))
