"""Codes and pictures, where the data leaves them open."""
