; What a file brings in: @name is the name that is bound, @module where it comes from.

(import_declaration (identifier) @module @name) @import
