"""The story of one Python sandbox, top to bottom. Imports as little as it can: this is what a cold start waits for."""
import _signal
import builtins
import sys

from runner import wire

DIST_PACKAGES = "/usr/lib/python3/dist-packages"


def main():
    finish_interpreter()
    # What interrupts a cell may come while its message is on the way.
    _signal.signal(_signal.SIGINT, wire.note_interrupt)
    wire.send_ready()
    while (message := wire.receive())["op"] == "warm":
        from runner import warmup

        warmup.step()

    if "runner.warmup" in sys.modules:
        sys.modules["runner.warmup"].finish_parts()
    if message["op"] == "cell":
        from runner import session

        session.serve(message)
    _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    from runner import execution

    execution.run(message)


def finish_interpreter():
    """What `site` does for an ordinary start, without its search through the file system."""
    import _sitebuiltins

    sys.path.append(DIST_PACKAGES)
    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D (i.e. EOF)")
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D (i.e. EOF)")
    builtins.help = _sitebuiltins._Helper()
    builtins.copyright = _sitebuiltins._Printer("copyright", sys.copyright)
    # A line reaches the host when it is printed, so that a program that is stopped later has still said it.
    sys.stdout.reconfigure(line_buffering=True)
    # `import IPython` means the same package, however warm this interpreter is.
    from runner import slim_ipython

    slim_ipython.install()
