"""A package with two AppConfigs, of which one is the default; its ready() has to run, once."""

ready_calls = 0
