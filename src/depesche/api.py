"""The calls for Python users, twins of the commands."""
