; What a file brings in: @name is the name that is bound, @alias its local name.

(import_declaration (identifier) @name .) @import
(import_declaration (namespace_selectors (identifier) @name)) @import
(import_declaration (namespace_selectors (arrow_renamed_identifier name: (_) @name alias: (_) @alias))) @import
(import_declaration (namespace_selectors (as_renamed_identifier name: (_) @name alias: (_) @alias))) @import
(import_declaration (namespace_wildcard) @name) @import
