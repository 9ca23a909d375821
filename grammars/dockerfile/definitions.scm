; The stages of a build, by their names.

(from_instruction as: (image_alias) @name) @definition.module
