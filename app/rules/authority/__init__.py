"""Who may sign: seats and their holders, grants, signatures, who is in the office."""
