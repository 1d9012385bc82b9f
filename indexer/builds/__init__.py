"""A build of the index: its documents, its vocabulary, its checks, and the run that makes it."""
