"""What Matinee says about the model: runs, versions, settings, and what goes wrong with them."""
