"""A package one of whose tag libraries cannot be imported, which would break every template of the page."""
