"""Arrays and sparse matrices of records: kept in files, taken, multiplied, totalled."""
