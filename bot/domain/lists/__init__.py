"""What a server wants to watch: its lists of films, and what is barred from them."""
