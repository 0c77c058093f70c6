"""British English: the month in full."""

DATE_FORMAT = "j F Y"
