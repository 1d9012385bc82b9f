"""Looking at addresses of a site before it is crawled: a few, with the care of a crawl."""
