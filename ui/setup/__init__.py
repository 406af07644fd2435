"""The first start: three calm pages from an empty data file to a working office, or one click to a training one."""
