"""What people bring from other sites: reading their files, finding the films, what follows."""
