"""The month-end: figures, charts, what is still open, closing, printing and exporting."""
