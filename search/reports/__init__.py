"""What the verbs for the people who run a shop answer: status, doctor, explain and export."""
