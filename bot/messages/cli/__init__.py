"""What the command line says: one module a command, and `options` for all of them."""
