"""Installed packages: what Django needs for them, found in their files alone. Imported only when a page has any."""
