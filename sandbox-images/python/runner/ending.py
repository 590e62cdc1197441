"""The end of the interpreter as programs know it (threads joined, exit handlers run, objects finalized, output flushed), without
taking every loaded library apart, which takes 50 ms once all are warm and which nobody sees."""
import os
import sys

from runner import own_file


def status_of(leaving):
    if leaving.code is None:
        return 0
    if isinstance(leaving.code, int):
        return leaving.code & 0xFF
    print(leaving.code, file=sys.stderr)
    return 1


def end(status, module):
    for step in (_join_threads, _run_exit_handlers, module.__dict__.clear, flush_libc, own_file.take_away):
        try:
            step()
        except BaseException as error:
            sys.excepthook(type(error), error, error.__traceback__)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass
        except OSError:
            # As Python says that its output was lost.
            status = 120
    os._exit(status)


def _join_threads():
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()


def _run_exit_handlers():
    import atexit

    atexit._run_exitfuncs()


def flush_libc():
    """What native code printed lies in libc's buffers."""
    if "ctypes" in sys.modules:
        sys.modules["ctypes"].CDLL(None).fflush(None)
