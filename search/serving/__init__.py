"""The processes that serve the API and the pages on one socket."""
