"""One submission, from its message to the interpreter's end; and what a cell of a session does as it does."""
import os
import sys
from types import ModuleType

from runner import cells, ending, failures, own_file, wire


def run(message):
    code = message["code"]
    module = fresh_main()
    begin(message, module, cells.current)
    own_file.lay(module.__file__, code)
    status = 0
    try:
        value = prepare(code, module)()
        if value is not None:
            from runner import values

            wire.send_result(values.representations(value), True)
    except SystemExit as leaving:
        status = ending.status_of(leaving)
    except BaseException as error:
        failures.report(error)
        status = 1
    hand_over_figures()
    ending.end(status, module)


def fresh_main():
    """The code is `__main__`: pickle, dataclasses, multiprocessing and inspect find its definitions there."""
    import builtins

    module = ModuleType("__main__")
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    cells.folder = os.getcwd()
    # As for a script: modules beside it are found first.
    sys.path.insert(0, cells.folder)
    return module


def begin(message, module, name):
    os.environ.update(message.get("env") or {})
    sys.argv = [name, *message.get("args", [])]
    module.__file__ = os.path.join(cells.folder, name)
    cells.begin(message["code"], name)


def prepare(code, module, run_coroutine=None):
    """What is to be called to run the code. Outside try: what the parser says of plain Python is the error, unless the cell is not plain Python."""
    if not cells.is_transformed(code):
        tree = cells.parse(code)
        if not cells.names_shell(code, tree):
            from runner import plain

            return lambda: plain.execute(tree, module.__dict__, run_coroutine)
    shell = load_shell(module, run_coroutine)
    return lambda: shell.execute(code)


def load_shell(module, run_coroutine):
    from runner import shell

    shell.make(module, run_coroutine)
    return shell


def hand_over_figures():
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    if helpers is None or not helpers.Gcf.figs or wire.is_copy():
        return
    from runner import figures

    figures.hand_over()
