"""Data into Plotly figures: one template, Dutch separators, a text alternative and a table for each."""
