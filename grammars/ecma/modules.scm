; What imported names stand for: @alias, else @member, else @module, is the local name of @member in @module.

(import_statement (import_clause (identifier) @alias) source: (string) @module)
(import_statement (import_clause (namespace_import (identifier) @alias)) source: (string) @module)
(import_statement
  (import_clause (named_imports (import_specifier name: (_) @member alias: (_)? @alias))) source: (string) @module)
(variable_declarator name: (identifier) @alias
  value: (call_expression function: (identifier) @require arguments: (arguments . (string) @module))
  (#eq? @require "require"))
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @member)
  value: (call_expression function: (identifier) @require arguments: (arguments . (string) @module))
  (#eq? @require "require"))
(variable_declarator name: (object_pattern (pair_pattern key: (_) @member value: (identifier) @alias))
  value: (call_expression function: (identifier) @require arguments: (arguments . (string) @module))
  (#eq? @require "require"))
