"""Everything of Matinee that knows Discord, SQL or the clock."""
