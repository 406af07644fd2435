"""The end of a month: figures, report, seals."""
