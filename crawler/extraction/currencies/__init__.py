"""Which currency a page means, by what it says of its country and by what it prints."""
