"""A package whose models module fails after its first model is registered."""
