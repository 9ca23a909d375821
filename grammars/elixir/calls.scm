; Calls, with the callee's last name, and the module or name in front of it where that is a plain one.

((call target: (identifier) @name) @call
  (#not-match? @name "^(def|defp|defmodule|defmacro|defmacrop|defprotocol|defimpl|defstruct|defguard|alias|import|require|use|if|unless|case|cond|with|for)$"))
(call target: (dot left: [(alias) (identifier)]? @receiver right: (identifier) @name)) @call
