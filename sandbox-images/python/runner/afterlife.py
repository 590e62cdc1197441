"""Lets a program be over as soon as it ends. The kernel takes a process's memory apart before it reports the end: 50 ms once every library is
loaded, and the caller waits for them. A sleeper that shares the memory moves that to the end of the container, which nobody waits for."""
import signal

_CLONE_VM = 0x100
_STACK_BYTES = 64 << 10
_stack = None


def share_memory():
    global _stack
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    _stack = ctypes.create_string_buffer(_STACK_BYTES)
    top = (ctypes.addressof(_stack) + _STACK_BYTES) & ~0xF
    # It must run none of this program's signal handlers: they live in the memory it shares.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        # No exit signal: wait() does not see it, so a program without children still has none.
        libc.clone(ctypes.cast(libc.pause, ctypes.c_void_p), ctypes.c_void_p(top), _CLONE_VM, None)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
