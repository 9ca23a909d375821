; Named subroutines and methods, and packages, classes and roles that have a block. A package of a whole file holds
; what follows it and is no definition of its own.

(subroutine_declaration_statement
  name: (_) @name
  [(signature) (prototype)]? @parameters
  body: (block) @body) @definition.function
(method_declaration_statement
  name: (_) @name
  (signature)? @parameters
  body: (block) @body) @definition.method
(package_statement name: (package) @name (block) @body) @definition.module
(class_statement name: (package) @name (block) @body) @definition.class
(role_statement name: (package) @name (block) @body) @definition.class
