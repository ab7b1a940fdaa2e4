"""The what-if model: numbers in, numbers out. It knows no screen, no database and no chart."""
