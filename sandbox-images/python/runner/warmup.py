"""Imports made while nobody waits. Each step is short, so a claimed sandbox is never long in one."""
import sys

from runner import wire


def _transformer():
    from runner import cells

    cells.transformer()
    import linecache, traceback, ast, asyncio  # noqa: F401,E401


def _ipython():
    from runner import slim_ipython

    slim_ipython.interactive_shell()


def _modules(*names):
    def load():
        for name in names:
            __import__(name)

    return load


STEPS = [
    _transformer,
    _modules("pygments", "stack_data", "traitlets.config"),
    _ipython,
    _modules("numpy"),
    _modules("pytz", "dateutil.tz", "pandas._libs", "pandas.compat", "pandas.core.dtypes.api"),
    _modules("pandas.core.arrays", "pandas.core.indexes.api"),
    _modules("pandas"),
    _modules("matplotlib"),
    _modules("matplotlib.figure"),
    _modules("matplotlib.pyplot", "matplotlib.backends.backend_agg"),
    _modules("scipy.special", "scipy.linalg"),
    _modules("scipy.sparse.linalg", "scipy.spatial"),
    _modules("scipy.stats"),
    _modules("scipy.optimize", "scipy.interpolate", "scipy.signal"),
    _modules("PIL.Image", "PIL.ImageDraw", "PIL.PngImagePlugin", "PIL.JpegImagePlugin"),
    _modules("urllib3"),
    _modules("requests"),
    _modules("sympy.core"),
    _modules("sympy.polys"),
    _modules("sympy"),
    _modules("openpyxl"),
]

_done = 0


def step():
    """The next import. A library that fails to load fails again, loudly, in the code that wants it; the rest is warmed all the same."""
    global _done
    if _done < len(STEPS):
        try:
            STEPS[_done]()
        except Exception as error:
            print(f"runner: warm-up step {_done + 1}: {error!r}", file=sys.stderr)
        _done += 1
        if _done == len(STEPS):
            import gc

            # What is loaded now lives to the end: collections need not look at it again.
            gc.collect()
            gc.freeze()
    wire.send({"op": "warmed", "step": _done, "of": len(STEPS)})
