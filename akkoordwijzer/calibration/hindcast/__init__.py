"""The baseline laid beside the past: what the same recipe would have said in every earlier year, and what came."""
