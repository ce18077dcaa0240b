"""Real Django templates for one page: the Python half of django-playground.

One Django serves all elements of a page. `dispatch` answers the worker's calls, `host` is the door to JavaScript
and the only module that knows of Pyodide; everything else is plain Python and Django and runs anywhere.
"""
