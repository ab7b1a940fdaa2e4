"""Content as records: recipes of care lines, interventions and scenarios; and the rules of honesty on them."""
