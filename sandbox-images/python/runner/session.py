"""A session: one cell after another in one interpreter, until the wire ends."""
import _signal
import os
import sys

from runner import cells, ending, execution, failures, loop, wire

INTERRUPTED = 130


def serve(message):
    _signal.signal(_signal.SIGINT, _interrupt)
    module = execution.fresh_main()
    number = 0
    while True:
        number += 1
        status = _cell(message, f"cell-{number}.py", module)
        if wire.is_copy():
            # A fork that came back from the cell: its own end is here.
            ending.end(status, module)
        wire.send({"op": "done", "id": message["id"], "status": status})
        message = wire.receive()


def _cell(message, name, module):
    status = 0
    try:
        execution.begin(message, module, name)
        _give_stdin(message.get("stdin") or "")
        # Not to be interrupted: what is loaded here is to be loaded whole.
        step = execution.prepare(message["code"], module, loop.run)
    except BaseException as caught:
        error = caught
    else:
        error = _attempt(_run, step)
    if error is not None:
        status = _status_of(error)
    _attempt(_flush)
    return status


def _run(step):
    if wire.take_interrupt():
        raise KeyboardInterrupt
    value = step()
    if value is not None:
        wire.send_result(execution.representations(value), True)


def _status_of(error):
    """Told to whom it concerns. Texts of exceptions and hooks are the code's own, so even this may fail or be interrupted."""
    status = 1
    if isinstance(error, SystemExit):
        said = []
        second = _attempt(lambda: said.append(ending.status_of(error)))
        status = said[0] if said else 1
    else:
        second = _attempt(failures.report, error)
    if second is not None:
        wire.send({"op": "error", "name": type(second).__name__, "value": "", "traceback": f"{type(second).__name__} while the cell's error was told\n"})
    return INTERRUPTED if isinstance(second or error, KeyboardInterrupt) else status


def _attempt(step, *arguments):
    """What the step raised, if anything. The code may have set its own handler and its own tracing; they end with it."""
    try:
        try:
            _interruptible(step, *arguments)
        finally:
            _signal.signal(_signal.SIGINT, _interrupt)
            sys.settrace(None)
            sys.setprofile(None)
    except BaseException as error:
        _signal.signal(_signal.SIGINT, _interrupt)
        return error
    return None


def _interruptible(step, *arguments):
    """Only under this frame an interrupt raises: the runner itself is never stopped by one."""
    step(*arguments)


def _interrupt(number, frame):
    at, writing = frame, False
    while at is not None and at.f_code is not _interruptible.__code__:
        writing = writing or at.f_code is wire.write_line.__code__
        at = at.f_back
    if at is None:
        wire.note_interrupt(number, frame)
    elif writing:
        # Half a line would spoil the next one.
        wire.interrupt_after_line()
    elif not loop.take_interrupt(frame):
        raise KeyboardInterrupt


def _give_stdin(text):
    if text:
        source = os.open("/tmp", os.O_TMPFILE | os.O_RDWR, 0o600)
        view = memoryview(text.encode("utf-8", "surrogateescape"))
        while view:
            view = view[os.write(source, view):]
        os.lseek(source, 0, os.SEEK_SET)
    else:
        source = os.open("/dev/null", os.O_RDONLY)
    if source:
        os.dup2(source, 0)
        os.close(source)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", errors=sys.__stdin__.errors, closefd=False)


def _flush():
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except (AttributeError, ValueError, OSError):
            pass
    ending.flush_libc()
