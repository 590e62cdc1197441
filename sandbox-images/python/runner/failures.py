"""An uncaught exception, told to the host and written to stderr, with the submission's own frames only."""
import sys

from runner import cells, wire

MAX_TEXT = 64 * 1024


def report(error):
    message = described(error)
    wire.send(message)
    show(error, message["traceback"])


def described(error):
    import traceback

    # First, because `traceback` takes an interrupt in here for a text that failed.
    try:
        value = str(error)
    except Exception:
        value = "<unprintable>"
    try:
        said = traceback.TracebackException.from_exception(error, compact=True)
        _keep_own_frames(said, set())
        text = "".join(said.format())
    except Exception as second:
        # Exceptions are the submission's objects, and may refuse to be printed.
        text = f"{type(error).__name__}: <unprintable: {type(second).__name__}>\n"
    return {
        "op": "error",
        "name": type(error).__name__,
        "value": value[:MAX_TEXT],
        "traceback": text[-MAX_TEXT:],
    }


def show(error, text):
    if sys.excepthook is not sys.__excepthook__:
        sys.excepthook(type(error), error, error.__traceback__)
    else:
        try:
            sys.stdout.flush()
        except (OSError, ValueError, AttributeError):
            pass
        try:
            sys.stderr.write(text)
        except (OSError, ValueError, AttributeError):
            pass


def _keep_own_frames(said, seen):
    if said is None or id(said) in seen:
        return
    seen.add(id(said))
    said.stack[:] = [
        frame for frame in said.stack if frame.filename in cells.names or frame.filename.startswith(cells.folder + "/")
    ]
    _keep_own_frames(said.__cause__, seen)
    _keep_own_frames(said.__context__, seen)
    for member in said.exceptions or ():
        _keep_own_frames(member, seen)
