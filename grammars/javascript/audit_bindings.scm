; Parameters, as JavaScript's grammar has them.

(formal_parameters (identifier) @name @parameter)
(formal_parameters (assignment_pattern left: (identifier) @name) @parameter)
(formal_parameters (rest_pattern (identifier) @name))
(formal_parameters (object_pattern (shorthand_property_identifier_pattern) @name))
