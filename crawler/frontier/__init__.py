"""Which addresses of a site are visited, and when: sitemaps, links, traps, and what visits gave."""
