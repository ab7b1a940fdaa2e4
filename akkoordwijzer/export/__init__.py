"""Documents from records: Word, Excel and files. Computes nothing."""
