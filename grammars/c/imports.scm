; What a file brings in: @name is the name that is bound, @module where it comes from.

(preproc_include path: [(system_lib_string) (string_literal)] @module @name) @import
