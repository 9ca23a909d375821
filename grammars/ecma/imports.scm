; What a file brings in: @name is the exported name, @alias its local name, @module where it comes from.

(import_statement (import_clause (identifier) @name) source: (string) @module) @import
(import_statement (import_clause (namespace_import (identifier) @alias)) source: (string) @module) @import
(import_statement
  (import_clause (named_imports (import_specifier name: (_) @name alias: (identifier)? @alias)))
  source: (string) @module) @import
(variable_declarator
  name: (identifier) @name
  value: (call_expression function: (identifier) @require arguments: (arguments (string) @module))) @import
