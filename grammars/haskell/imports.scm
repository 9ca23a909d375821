; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(import . [(qualified_module) (module)] @module @name) @import
