; Modules, protocols and their implementations, functions, macros and guards; a clause of a function is one of them.

((call
  target: (identifier) @_word
  (arguments . (alias) @name)
  (do_block) @body) @definition.module
  (#eq? @_word "defmodule"))
((call
  target: (identifier) @_word
  (arguments . (alias) @name)
  (do_block) @body) @definition.interface
  (#eq? @_word "defprotocol"))
((call
  target: (identifier) @_word
  (arguments . (alias) @name (keywords))
  (do_block) @body) @definition.impl
  (#eq? @_word "defimpl"))

((call
  target: (identifier) @_word
  (arguments . [
    (call target: (identifier) @name (arguments)? @parameters)
    (identifier) @name
    (binary_operator
      left: [(call target: (identifier) @name (arguments)? @parameters) (identifier) @name]
      operator: "when")])
  (do_block)? @body) @definition.function
  (#any-of? @_word "def" "defp" "defdelegate"))
((call
  target: (identifier) @_word
  (arguments . [
    (call target: (identifier) @name (arguments)? @parameters)
    (identifier) @name
    (binary_operator
      left: [(call target: (identifier) @name (arguments)? @parameters) (identifier) @name]
      operator: "when")])
  (do_block)? @body) @definition.macro
  (#any-of? @_word "defmacro" "defmacrop" "defguard" "defguardp"))
