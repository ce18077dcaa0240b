"""A package whose tag reverses a URL of its own."""
