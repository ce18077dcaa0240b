"""A sound package that depends on one whose ready() fails."""
