"""The page Onderhandelen: everyone at the table on an own device."""
