"""Movie nights as people see them."""
