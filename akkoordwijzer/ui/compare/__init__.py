"""Up to four scenarios side by side; unchanged policy is always there."""
