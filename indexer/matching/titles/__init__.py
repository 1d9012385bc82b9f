"""What two titles of one brand say of each other."""
