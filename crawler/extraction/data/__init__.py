"""What structured data states of the page's product: nodes, offers, variants, one draft a syntax."""
