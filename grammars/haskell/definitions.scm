; Functions, equation by equation: each stands for itself. A value without parameters counts where its
; body is that of a function or an action. Types, classes, and instances by their heads.

(function name: (_) @name patterns: (patterns) @parameters rhs: (_)? @body) @definition.function
(function infix: (infix op: (varop [(variable) (operator)] @name))) @definition.function
(function name: (_) @name !patterns rhs: [(exp_do) (exp_lambda)] @body) @definition.function
(class_body (signature name: (_) @name) @definition.function)

(adt name: (_) @name) @definition.type
(newtype name: (_) @name) @definition.type
(type_alias name: (_) @name) @definition.type
(class (class_head class: (class_name (_) @name)) (class_body)? @body) @definition.class
(instance (instance_head) @name) @definition.impl
(instance (function name: (_) @name !patterns rhs: (_) @body) @definition.function)
(type_family (head name: (_) @name)) @definition.type
(data_family name: (_) @name) @definition.type
(foreign_import (signature name: (_) @name)) @definition.function
