"""Content files (YAML, CSV) into records, and faults in them into Dutch sentences."""
