"""Start: what this is and is not, and what stands out here."""
