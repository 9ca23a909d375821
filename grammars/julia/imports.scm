; What a file brings in: @name is the name that is bound, @module where it comes from.

(import_statement [(identifier) (scoped_identifier)] @module @name) @import
(import_statement (selected_import . (_) @module (identifier) @name)) @import
