"""Ranking measured by judged queries."""
