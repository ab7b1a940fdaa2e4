"""Outcomes in Dutch words and numbers: summaries, sentences, and (later) the agreement."""
