"""What people think of films, in the store."""
