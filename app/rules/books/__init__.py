"""The books of the office: their columns, their pages on paper, the numbers that they give."""
