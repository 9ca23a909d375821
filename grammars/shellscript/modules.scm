; What imported names stand for: a shell has none.
