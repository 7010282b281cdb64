"""A server's lists of films to watch, and the films and people barred from them."""
