"""A package whose AppConfig.ready() raises."""
