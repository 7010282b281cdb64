"""What people bring from other sites, in the store."""
