"""From figures to a baseline: care lines and interventions for a region, each number with its arithmetic."""
