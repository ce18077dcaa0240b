"""A package whose app takes the label of plain-app: the two cannot be installed together."""
