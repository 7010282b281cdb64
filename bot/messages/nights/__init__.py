"""What Matinee says about movie nights: one module for each part of a night."""
