"""The submission as the file it says it is, for as long as it runs: another interpreter that is started on `__file__` (multiprocessing's `spawn`, `sys.executable`) finds it there."""
import posix

from runner import wire

_laid = None


def lay(path, code):
    """Puts the text there, unless something has that name already, which is the caller's and stays."""
    global _laid
    try:
        text = code.encode()
        file = posix.open(path, posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL | posix.O_CLOEXEC, 0o644)
    except (OSError, UnicodeError):
        return
    try:
        is_whole = posix.write(file, text) == len(text)
    except OSError:
        is_whole = False
    # A folder that is full takes less than all, and half a program is none.
    if is_whole:
        _laid = path, _identity(posix.fstat(file))
    else:
        posix.unlink(path)
    posix.close(file)


def take_away():
    """What the code made of it is the code's."""
    if _laid is None or wire.is_copy():
        return
    path, identity = _laid
    try:
        if _identity(posix.lstat(path)) == identity:
            posix.unlink(path)
    except OSError:
        pass


def _identity(file):
    # The size too: a clock that ticks in milliseconds may have stood still between what we wrote and what the code did.
    return file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns, file.st_ctime_ns
