"""When sites are crawled by themselves, and what the schedule starts."""
