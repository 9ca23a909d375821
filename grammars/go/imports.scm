; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(import_spec name: (_)? @alias path: (interpreted_string_literal) @module @name) @import
