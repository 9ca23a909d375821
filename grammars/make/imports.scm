; What a file brings in: the files that it includes.

(include_directive filenames: (list (word) @module @name)) @import
