"""What people decided: a log that only grows, its files, and what the matcher takes of it."""
