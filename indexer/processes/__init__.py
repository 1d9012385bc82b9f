"""Processes beside this one, and the tasks that they are given."""
