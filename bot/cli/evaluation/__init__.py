"""The reports of `matinee evaluate` as people read them: tables and a picture."""
