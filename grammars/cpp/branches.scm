; What makes a function branch beside what does so in C.

[(for_range_loop) (catch_clause)] @branch
