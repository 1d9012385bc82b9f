"""The review page: a person decides what is uncertain. The only thing in ``offshelf serve`` that writes."""
