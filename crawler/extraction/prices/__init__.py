"""Amounts as data and pages state them, and which of them is the price."""
