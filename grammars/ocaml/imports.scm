; What a file brings in: @name is the name that is bound, @module where it comes from.

(open_module (module_path) @module @name) @import
(include_module (module_path) @module @name) @import
