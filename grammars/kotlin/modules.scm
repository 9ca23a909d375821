; What imported names stand for: the last name of @module, or @alias, is the local one.

(import (qualified_identifier (identifier) @alias .) @module .)
(import (qualified_identifier) @module . (identifier) @alias)
