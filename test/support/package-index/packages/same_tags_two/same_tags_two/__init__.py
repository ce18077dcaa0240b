"""One of two packages whose tag libraries have the same name and define the same tag."""
