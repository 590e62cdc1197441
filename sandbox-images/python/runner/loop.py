"""The event loop of a session: tasks that one cell starts go on while another awaits."""
import sys

_loop = None
_task = None
_interrupted = False


def run(coroutine):
    """The coroutine's value. An interrupt cancels it and nothing else."""
    import asyncio

    global _loop, _task, _interrupted
    if _loop is None or _loop.is_closed():
        _loop = asyncio.new_event_loop()
    asyncio.set_event_loop(_loop)
    _task, _interrupted = _loop.create_task(coroutine), False
    task = _task
    try:
        value = _loop.run_until_complete(task)
    except BaseException:
        if not task.done():
            task.cancel()
            # A task that hears of it may clean up, and may be interrupted at that.
            _loop.run_until_complete(asyncio.wait([task]))
        if _interrupted:
            raise KeyboardInterrupt from None
        raise
    finally:
        _task = None
    if _interrupted:
        raise KeyboardInterrupt
    return value


def take_interrupt(frame):
    """Whether the loop itself was interrupted, between two steps of its tasks: it would lose one if an exception passed through it. Only the first time."""
    global _interrupted
    if _task is None or _interrupted or not _is_of_loop(frame):
        return False
    _interrupted = True
    _task.cancel()
    # The handler's return resumes the wait for events; this ends it.
    _loop.call_soon_threadsafe(lambda: None)
    return True


def _is_of_loop(frame):
    home = sys.modules["asyncio"].__path__[0] + "/"
    selectors = sys.modules["selectors"].__file__
    while frame is not None and frame.f_code is not run.__code__:
        if not (frame.f_code.co_filename.startswith(home) or frame.f_code.co_filename == selectors):
            return False
        frame = frame.f_back
    return frame is not None
