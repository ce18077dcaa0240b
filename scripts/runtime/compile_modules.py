"""Compiles Python sources to sourceless bytecode for the worker's file system.

Runs inside Pyodide under Node while the runtime files are built. Asserts are kept: code behaves as it does in an
ordinary Django. Docstrings are kept in packages, where documentation is made of them, and dropped from the standard
library, whose modules all bear that (`python -OO`). Exact line numbers are dropped: every first visit would pay for them.
"""

import ast
import functools
import importlib._bootstrap_external as bootstrap
import importlib.util
import os
import types


_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def drop_docstrings(tree: ast.Module) -> None:
    """Take the docstrings out of a module and all classes and functions in it."""
    for node in ast.walk(tree):
        if not isinstance(node, _DOCUMENTED) or ast.get_docstring(node, clean=False) is None:
            continue
        if len(node.body) > 1 or isinstance(node, ast.Module):
            del node.body[0]
        else:
            node.body[0] = ast.copy_location(ast.Pass(), node.body[0])


@functools.cache
def _one_line(units: int) -> bytes:
    """Give the line table of a function of so many code units whose instructions all bear its first line.

    The same object for the same length, so that it is written once a module. Each entry has no columns, goes no line
    further and covers 8 units at most (cpython/InternalDocs/code_objects.md).
    """
    return b"".join(bytes((0x80 | 13 << 3 | (min(8, units - at) - 1), 0)) for at in range(0, units, 8))


def drop_lines(code: types.CodeType) -> types.CodeType:
    """Let all instructions of a function bear the line where the function begins."""
    constants = tuple(drop_lines(value) if isinstance(value, types.CodeType) else value for value in code.co_consts)
    return code.replace(co_linetable=_one_line(len(code.co_code) // 2), co_consts=constants)


def compile_file(source_path: str, real_path: str, keep_docstrings: bool) -> bytes:
    """Give the bytes of the ``.pyc`` of one source file.

    ``real_path`` is the name that tracebacks will show. Raises ``SyntaxError`` for files that are no valid Python.
    """
    with open(source_path, "rb") as file:
        source = file.read()
    tree = ast.parse(source, real_path)
    if not keep_docstrings:
        drop_docstrings(tree)
    code = drop_lines(compile(tree, real_path, "exec", dont_inherit=True, optimize=0))
    return bytes(
        bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source), False)  # type: ignore[attr-defined]
    )


def compile_tree(source_root: str, target_root: str, keep_docstrings: bool) -> list[str]:
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
                compiled = compile_file(source_path, real_path, keep_docstrings)
            except SyntaxError:
                refused.append(real_path)
                continue
            target_path = target_root + real_path + "c"
            os.makedirs(os.path.dirname(target_path), exist_ok=True)
            with open(target_path, "wb") as file:
                file.write(compiled)
    return refused
