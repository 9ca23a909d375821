; What imported names stand for: a module's own name, under which its names may be written.

(import_declaration (identifier . (simple_identifier) @module .))
