"""A session: one cell after another in one interpreter, until the wire ends."""
import _signal
import os
import sys

from runner import cells, ending, execution, failures, loop, plain, values, wire  # noqa: F401

INTERRUPTED = 130
# Half a line would spoil the next one, and what is half loaded every later cell.
SHIELDED = (wire.write_line.__code__, cells.transformer.__code__, execution.load_shell.__code__)

_stdin_errors = sys.__stdin__.errors


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
        wire.send_done(message["id"], status)
        message = wire.receive()


def _cell(message, name, module):
    status = 0
    try:
        execution.begin(message, module, name)
        wire.begin_results()
        _give_stdin(message.get("stdin") or "")
    except BaseException as caught:
        error = caught
    else:
        error = _attempt(_run, message["code"], module)
    if error is not None:
        status = _status_of(error)
    _attempt(_flush)
    return status


def _run(code, module):
    wire.raise_if_interrupted()
    step = execution.prepare(code, module, loop.run)
    wire.raise_if_interrupted()
    try:
        value = step()
        if value is not None:
            wire.send_result(values.representations(value), True)
    finally:
        execution.hand_over_figures()


def _status_of(error):
    """Told to whom it concerns. Texts of exceptions and hooks are the code's own, so even this may fail or be interrupted."""
    said = []
    if isinstance(error, SystemExit):
        second = _attempt(lambda: said.append(ending.status_of(error)))
        if second is None:
            return said[0]
        error = second
    second = _attempt(lambda: said.append(failures.described(error)))
    if second is not None:
        name = type(second).__name__
        said = [{"op": "error", "name": name, "value": "", "traceback": f"{name} while the text of a {type(error).__name__} was made\n"}]
    wire.send(said[0])
    third = _attempt(failures.show, error, said[0]["traceback"])
    return INTERRUPTED if any(isinstance(each, KeyboardInterrupt) for each in (error, second, third)) else 1


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
    at, shielded = frame, False
    while at is not None and at.f_code is not _interruptible.__code__:
        shielded = shielded or at.f_code in SHIELDED
        at = at.f_back
    if at is None:
        wire.note_interrupt(number, frame)
    elif shielded:
        wire.interrupt_later()
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
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", errors=_stdin_errors, closefd=False)


def _flush():
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except (AttributeError, ValueError, OSError):
            pass
    ending.flush_libc()
