"""From what was retrieved to an answer: the shop's own hits, what it could buy, the shop's rules, and pages."""
