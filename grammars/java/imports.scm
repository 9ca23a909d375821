; What a file brings in: @name is the name that is bound, @module where it comes from.

(import_declaration (scoped_identifier scope: (_) @module name: (identifier) @name) . ";") @import
(import_declaration [(scoped_identifier) (identifier)] @module . (asterisk) @name) @import
(import_declaration (identifier) @name . ";") @import
