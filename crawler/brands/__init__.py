"""The verbs on brand sites: adding, checking and listing them, previews, consent, and what their pages lack."""
