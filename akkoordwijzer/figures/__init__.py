"""What is known: catalogue, database and queries. The only place with SQL."""
