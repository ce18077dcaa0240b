"""A package without an AppConfig: a tag library and a template."""
