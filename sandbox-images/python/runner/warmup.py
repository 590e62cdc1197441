"""Imports made while nobody waits. Each step is short, so a claimed sandbox is never long in one."""
import sys

from runner import afterlife, wire


def _transformer():
    from runner import cells, execution, figures, plain, session, values  # noqa: F401

    cells.transformer()
    for name in ("linecache", "traceback", "ast", "asyncio", "threading", "json", "datetime"):
        __import__(name)


def _ipython():
    from runner import slim_ipython

    slim_ipython.interactive_shell()


def _modules(*names):
    def load():
        for name in names:
            __import__(name)

    return load


_partial = {}


def _part_of(package, *names):
    """Submodules of a package before the package itself, whose `__init__` imports everything at one go. In between the package is
    in the state that its submodules see in an ordinary import, and `finish_parts` ends that before any code runs."""

    def load():
        if package not in sys.modules:
            from importlib.util import find_spec, module_from_spec

            spec = find_spec(package)
            _partial[package] = spec
            sys.modules[package] = module_from_spec(spec)
        for name in names:
            __import__(name)

    return load


def _rest_of(package):
    def load():
        spec = _partial.pop(package, None)
        if spec is not None:
            spec.loader.exec_module(sys.modules[package])
        __import__(package)

    return load


def finish_parts():
    for package in list(_partial):
        _rest_of(package)()


STEPS = [
    afterlife.share_memory,
    _transformer,
    _modules("pygments", "stack_data", "traitlets.config"),
    _ipython,
    _modules("numpy"),
    _modules("pytz", "dateutil.tz", "dateutil.parser", "urllib.request"),
    _part_of("pandas", "pandas.compat", "pandas._libs"),
    _part_of("pandas", "pandas._config", "pandas.core.config_init", "pandas.core.dtypes.api"),
    _part_of("pandas", "pandas.core.api"),
    _rest_of("pandas"),
    _modules("PIL.Image", "pyparsing", "kiwisolver"),
    _modules("matplotlib"),
    _modules("matplotlib.lines", "matplotlib.patches", "matplotlib.collections"),
    _modules("matplotlib.figure"),
    _modules("matplotlib.pyplot", "matplotlib.backends.backend_agg"),
    _modules("scipy.special", "scipy.linalg"),
    _modules("scipy.sparse.linalg", "scipy.spatial"),
    _modules("scipy.optimize", "scipy.ndimage"),
    _modules("scipy.interpolate", "scipy.integrate", "scipy.fft"),
    _modules("scipy.stats"),
    _modules("scipy.signal"),
    _modules("PIL.ImageDraw", "PIL.PngImagePlugin", "PIL.JpegImagePlugin"),
    _modules("urllib3"),
    _modules("requests"),
    # Whole: its parts ask for names that its own `__init__` sets first.
    _modules("mpmath"),
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
