"""Real Elasticsearch nodes for tests: the server's own jars, as Maven's usual repository has them, started one process a node."""
