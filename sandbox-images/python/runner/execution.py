"""One submission, from its message to the interpreter's end."""
import os
import sys
from types import ModuleType

from runner import cells, ending, failures, wire


def run(message):
    code = message["code"]
    os.environ.update(message.get("env") or {})
    sys.argv = [cells.MAIN, *message.get("args", [])]
    # As for a script: modules beside it are found first.
    sys.path.insert(0, os.getcwd())
    module = _fresh_main(code)
    status = 0
    try:
        value = _execute(code, module)
        if value is not None:
            wire.send_result(representations(value), True)
    except SystemExit as leaving:
        status = ending.status_of(leaving)
    except BaseException as error:
        failures.report(error)
        status = 1
    ending.end(status, module)


def _execute(code, module):
    # Outside try: what the parser says of plain Python is the error, unless the cell is not plain Python.
    if cells.is_transformed(code):
        return _in_shell(code, module)
    tree = cells.parse(code)
    if cells.names_shell(code, tree):
        return _in_shell(code, module)
    from runner import plain

    return plain.execute(tree, module.__dict__)


def _in_shell(code, module):
    from runner import shell

    return shell.execute(code, module)


def _fresh_main(code):
    """The submission is `__main__`: pickle, dataclasses, multiprocessing and inspect find its definitions there."""
    import builtins
    import linecache

    module = ModuleType("__main__")
    module.__file__ = os.path.join(os.getcwd(), cells.MAIN)
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    for name in (cells.MAIN, module.__file__):
        linecache.cache[name] = (len(code), None, [line + "\n" for line in code.splitlines()], name)
    return module


def representations(value):
    data = {"text/plain": repr(value)}
    html = getattr(type(value), "_repr_html_", None)
    if html is not None:
        text = html(value)
        if isinstance(text, str):
            data["text/html"] = text
    return data
