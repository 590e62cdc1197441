"""JSON lines on descriptor 3, by the C half of `json`: importing the other half brings `re` and costs more than all the rest."""
import _thread
import posix

FD = 3
MAX_REPRESENTATION = 256 * 1024
MAX_IMAGE = 1 << 20
MAX_LINE = 4 << 20
MAX_RESULTS = 64

_pending = b""
_owner = posix.getpid()
_lock = _thread.allocate_lock()
# A message is here, in whole or in part, and has not begun to run.
_at_hand = False
_interrupted = False
_results = 0


def send_ready():
    # Programs that the code starts have no business on this descriptor.
    posix.set_inheritable(FD, False)
    _write(b"ready\n")


def receive():
    """The next message. The end of the wire is the end of the sandbox."""
    global _pending, _at_hand
    pieces = [_pending]
    _at_hand = False
    while b"\n" not in pieces[-1]:
        piece = posix.read(FD, 1 << 20)
        if not piece:
            posix._exit(0)
        _at_hand = True
        pieces.append(piece)
    line, _, _pending = b"".join(pieces).partition(b"\n")
    return _parse(line.decode())


def send(message):
    """Never raises: the code may have closed the descriptor, which costs it its results and nothing else.
    A forked copy of this process has no say."""
    if is_copy():
        return
    write_line(_line(message))


def is_copy():
    return posix.getpid() != _owner


def write_line(line):
    # Threads of the code may show results too.
    with _lock:
        try:
            _write(line)
        except OSError:
            pass


def interrupt_later():
    global _interrupted
    _interrupted = True


def note_interrupt(number, frame):
    """The handler while no cell runs. One that comes while a cell is read is meant for it; otherwise there is nothing to stop.
    What lies in the descriptor unread says nothing: on a busy machine it may have come after an interrupt of the cell before."""
    global _interrupted
    if _at_hand:
        _interrupted = True


def send_done(cell, status):
    global _interrupted
    # It was meant for the cell that is over.
    _interrupted = False
    # A line of its own, also when the code has written a piece of one here.
    if not is_copy():
        write_line(b"\n" + _line({"op": "done", "id": cell, "status": status}))


def raise_if_interrupted():
    global _at_hand, _interrupted
    _at_hand = False
    if _interrupted:
        _interrupted = False
        raise KeyboardInterrupt


def bounded(data):
    """The representations of a value, each cut to its bound, and whether one was."""
    kept, left_out, cut = {}, [], False
    for mime, text in data.items():
        bound = MAX_IMAGE if mime.startswith("image/") else MAX_REPRESENTATION
        if len(text) <= bound:
            kept[mime] = text
        elif mime.startswith("text/"):
            cut, kept[mime] = True, text[:bound]
        else:
            # Half an image is none.
            left_out.append(f"{mime} of {len(text) >> 10} KiB left out, the bound is {bound >> 10} KiB")
    if left_out:
        kept["text/plain"] = "\n".join([kept.get("text/plain", ""), *left_out]).lstrip("\n")
    return kept, cut or bool(left_out)


def send_result(data, is_main):
    global _results
    _results += 1
    if _results > MAX_RESULTS:
        if _results == MAX_RESULTS + 1:
            import sys

            print(f"Only the first {MAX_RESULTS} results are kept.", file=sys.stderr)
        return
    kept, truncated = bounded(data)
    line = _result_line(kept, truncated, is_main)
    if len(line) > MAX_LINE:
        line = _result_line({"text/plain": kept.get("text/plain", "")}, True, is_main)
    if not is_copy():
        write_line(line)
    if _interrupted:
        raise_if_interrupted()


def begin_results():
    global _results
    _results = 0


def _result_line(data, truncated, is_main):
    message = {"op": "result", "is_main": is_main, "data": data}
    if truncated:
        message["truncated"] = True
    return _line(message)


def _line(message):
    return _encode(message).encode("ascii") + b"\n"


def _write(data):
    view = memoryview(data)
    while view:
        view = view[posix.write(FD, view):]


class _Context:
    """What the C scanner asks of a decoder."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, float
    memo = {}


def _parse(text):
    import _json

    return _json.make_scanner(_Context)(text, 0)[0]


def _encode(value):
    import _json

    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            # Half a character, which no reader takes.
            value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return _json.encode_basestring_ascii(value)
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "{" + ",".join(_encode(str(key)) + ":" + _encode(item) for key, item in value.items()) + "}"
