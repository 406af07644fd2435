"""Reading and writing what an office is given: catalogue, letter templates, procedures."""
