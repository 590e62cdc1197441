"""A cell with IPython's own syntax or names, in IPython's InteractiveShell."""
import sys
import warnings

from runner import cells, figures, slim_ipython, values, wire

FOLDER = "/tmp/.ipython"


_made = None


def execute(code):
    outcome = _made.run_cell(code, store_history=False)
    error = outcome.error_before_exec or outcome.error_in_exec
    if error is not None:
        raise error
    # The display hook has sent the value already.
    return None


def make(module, run_coroutine=None):
    """The shell over the module's names: one for an interpreter."""
    global _made
    if _made is None:
        _made = _make_shell(module)
        if run_coroutine is not None:
            _made.loop_runner = run_coroutine


def figure_formats(figure):
    """The figure in the formats chosen by set_matplotlib_formats or %matplotlib; nothing without such a choice."""
    data = {}
    for mime, formatter in _made.display_formatter.formatters.items() if _made is not None else ():
        if mime.startswith("image/") and type(figure) in formatter.type_printers and formatter.type_printers[type(figure)] is not figures.shown:
            data[mime] = formatter(figure)
    return data


def _make_shell(module):
    import os
    import subprocess

    core = slim_ipython.interactive_shell()
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from traitlets.config import Config

    class Hook(DisplayHook):
        def __call__(self, result=None):
            self.check_for_underscore()
            if result is None or self.quiet():
                return
            data, _ = self.compute_format_data(result)
            self.update_user_ns(result)
            wire.send_result(values.as_text(data), True)

    class Publisher(DisplayPublisher):
        def publish(self, data, metadata=None, source=None, **rest):
            wire.send_result(values.as_text(data), False)

        def clear_output(self, wait=False):
            pass

    class Shell(core.InteractiveShell):
        displayhook_class = Hook
        display_pub_class = Publisher

        def showtraceback(self, *ignored, **more):
            """The runner reports it once, when the cell has ended."""

        showsyntaxerror = showtraceback

        def enable_gui(self, gui=None):
            """There is none; figures are rendered by matplotlib's inline backend."""

        def system(self, command):
            # The terminal's way wants a pseudo-terminal, the other swallows interrupts; this one writes to our own stdout.
            sys.stdout.flush()
            status = subprocess.call(self.var_expand(command, depth=1), shell=True, executable=os.environ.get("SHELL"))
            # As IPython has it: a signal is a negative number.
            self.user_ns["_exit_code"] = status if status <= 128 else 128 - status

    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    # Output of code is text for programs.
    config.InteractiveShell.colors = "NoColor"
    shell = Shell.instance(config=config, user_module=module, user_ns=module.__dict__, ipython_dir=FOLDER)
    shell.input_transformer_manager.cleanup_transforms[:] = [
        transform
        for transform in shell.input_transformer_manager.cleanup_transforms
        if getattr(transform, "__name__", "") != "leading_empty_lines"
    ]
    shell.compile.get_code_name = lambda raw, transformed, number: cells.current
    shell.display_formatter.formatters["image/png"].for_type_by_name("matplotlib.figure", "Figure", figures.shown)
    # As everywhere else, instead of IPython's, which ask a terminal.
    for name in ("exit", "quit"):
        shell.builtin_trap.auto_builtins.pop(name)
        shell.user_ns.pop(name)
    # The advice for a person at a prompt, given when code calls sys.exit.
    warnings.filterwarnings("ignore", message="To exit: use")
    return shell
