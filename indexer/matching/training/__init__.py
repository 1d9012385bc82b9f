"""Fitting the scorer on labelled sets, and measuring it."""
