; Methods, also those of an object or class, classes and modules; a one-line method has an expression for a body.
; Classes made by Struct.new, Class.new and Data.define count with their name, and `A::B` is B with the owner A.

((method
  name: (_) @name
  parameters: (_)? @parameters
  body: (_)? @body) @definition.constructor
  (#eq? @name "initialize"))
((method
  name: (_) @name
  parameters: (_)? @parameters
  body: (_)? @body) @definition.function
  (#not-eq? @name "initialize"))
(singleton_method
  object: (self)
  name: (_) @name
  parameters: (_)? @parameters
  body: (_)? @body) @definition.function
(singleton_method
  object: [(identifier) (constant)] @owner
  name: (_) @name
  parameters: (_)? @parameters
  body: (_)? @body) @definition.method

((assignment
  left: (constant) @name
  right: (call receiver: (constant) @_class method: (identifier) @_method
    block: (_ body: (_)? @body))) @definition.class
  (#any-of? @_class "Struct" "Class" "Data") (#any-of? @_method "new" "define"))

(class name: (constant) @name body: (_)? @body) @definition.class
(class name: (scope_resolution !scope name: (constant) @name) body: (_)? @body) @definition.class
(class name: (scope_resolution scope:
  [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
  name: (constant) @name) body: (_)? @body) @definition.class
(class name: (scope_resolution scope:
  (scope_resolution scope:
    [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.class
(class name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.class
(class name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      (scope_resolution scope:
        [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
      name: (constant) @owner)
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.class
(class name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      (scope_resolution scope:
        (scope_resolution scope:
          [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
        name: (constant) @owner)
      name: (constant) @owner)
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.class
(class name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      (scope_resolution scope:
        (scope_resolution scope:
          (scope_resolution scope:
            [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
          name: (constant) @owner)
        name: (constant) @owner)
      name: (constant) @owner)
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.class

(module name: (constant) @name body: (_)? @body) @definition.module
(module name: (scope_resolution !scope name: (constant) @name) body: (_)? @body) @definition.module
(module name: (scope_resolution scope:
  [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
  name: (constant) @name) body: (_)? @body) @definition.module
(module name: (scope_resolution scope:
  (scope_resolution scope:
    [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.module
(module name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.module
(module name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      (scope_resolution scope:
        [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
      name: (constant) @owner)
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.module
(module name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      (scope_resolution scope:
        (scope_resolution scope:
          [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
        name: (constant) @owner)
      name: (constant) @owner)
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.module
(module name: (scope_resolution scope:
  (scope_resolution scope:
    (scope_resolution scope:
      (scope_resolution scope:
        (scope_resolution scope:
          (scope_resolution scope:
            [(constant) @owner (scope_resolution !scope name: (constant) @owner)]
          name: (constant) @owner)
        name: (constant) @owner)
      name: (constant) @owner)
    name: (constant) @owner)
  name: (constant) @owner)
  name: (constant) @name) body: (_)? @body) @definition.module
