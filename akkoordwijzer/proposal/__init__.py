"""What someone chooses and believes: one frozen record, one gate; link, file and version are ways to carry it."""
