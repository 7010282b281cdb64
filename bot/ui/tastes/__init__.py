"""Tastes and the taste quiz as people see them."""
