"""The tests of `django_playground`: they run under Pyodide (`node scripts/test-python.mjs`) and natively."""
