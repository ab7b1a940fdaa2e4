"""Documents to take away: Word, Excel, CSV and a zip with all of them. Nothing here works out a number."""
