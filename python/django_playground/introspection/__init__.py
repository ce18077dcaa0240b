"""What editors ask of the running Django: what may be written, what is wrong, what happened in a render.

Nothing here is imported by a page that does not ask, so that none of it is in the first download.
"""
