; The members of the outermost object that hold an object or an array themselves.

(document (object (pair key: (string) @name value: [(object) (array)] @body) @definition.member))
