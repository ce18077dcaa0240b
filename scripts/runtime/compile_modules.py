"""Compiles Python sources to sourceless bytecode for the worker's file system.

Runs inside Pyodide under Node while the runtime files are built. Asserts and docstrings are kept: code behaves as it
does in an ordinary Django.
"""

import importlib._bootstrap_external as bootstrap
import importlib.util
import os


def compile_file(source_path: str, real_path: str) -> bytes:
    """Give the bytes of the ``.pyc`` of one source file.

    ``real_path`` is the name that tracebacks will show. Raises ``SyntaxError`` for files that are no valid Python.
    """
    with open(source_path, "rb") as file:
        source = file.read()
    code = compile(source, real_path, "exec", dont_inherit=True, optimize=0)
    return bytes(
        bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source), False)  # type: ignore[attr-defined]
    )


def compile_tree(source_root: str, target_root: str) -> list[str]:
    """Compile every ``.py`` below ``source_root`` to ``.pyc`` below ``target_root``.

    Return the paths, relative to the roots, of files that are no valid Python; these have no ``.pyc``.
    """
    refused: list[str] = []
    for folder, folders, names in os.walk(source_root):
        folders.sort()
        for name in sorted(names):
            source_path = os.path.join(folder, name)
            real_path = source_path[len(source_root) :]
            try:
                compiled = compile_file(source_path, real_path)
            except SyntaxError:
                refused.append(real_path)
                continue
            target_path = target_root + real_path + "c"
            os.makedirs(os.path.dirname(target_path), exist_ok=True)
            with open(target_path, "wb") as file:
                file.write(compiled)
    return refused
