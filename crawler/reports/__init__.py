"""What a crawl did, for programs, terminals and browsers."""
