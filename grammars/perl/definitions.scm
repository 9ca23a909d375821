; Named subroutines and methods, and packages that have a block. A package of a whole file holds what follows it and
; is no definition of its own.

(function_definition
  name: (identifier) @name
  (function_signature)? @parameters
  body: (block) @body) @definition.function
(package_statement (package_name) @name body: (block) @body) @definition.module
