"""A package whose context processor has to be among the settings."""
