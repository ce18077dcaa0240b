"""A package with a model, a migration and a tag that counts rows."""
