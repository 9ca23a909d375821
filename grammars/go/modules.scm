; What imported names stand for: @alias, else @module, is the local name. Of a path Go takes the last part.

(import_spec name: (package_identifier) @alias path: (interpreted_string_literal) @module)
(import_spec !name path: (interpreted_string_literal) @module)
