"""IPython's package without its start: `import IPython` as shipped loads the terminal application and the completer's analysis
(400 ms). Here its submodules are the shipped ones and its own names come when asked for."""
import importlib.machinery
import sys

PATH = "/usr/lib/python3/dist-packages/IPython"

_NAMES = {
    "get_ipython": ("IPython.core.getipython", "get_ipython"),
    "display": ("IPython.display", None),
    "InteractiveShell": ("IPython.core.interactiveshell", "InteractiveShell"),
    "Application": ("IPython.core.application", "Application"),
    "embed": ("IPython.terminal.embed", "embed"),
    "start_ipython": ("IPython.terminal.ipapp", "launch_new_instance"),
    "sys_info": ("IPython.utils.sysinfo", "sys_info"),
    "extract_module_locals": ("IPython.utils.frame", "extract_module_locals"),
    "release": ("IPython.core.release", None),
    "__version__": ("IPython.core.release", "version"),
    "version_info": ("IPython.core.release", "version_info"),
    "core": ("IPython.core", None),
    "utils": ("IPython.utils", None),
    "terminal": ("IPython.terminal", None),
}


def _attribute(name):
    if name not in _NAMES:
        raise AttributeError(f"module 'IPython' has no attribute {name!r}")
    module, attribute = _NAMES[name]
    loaded = importlib.import_module(module)
    return loaded if attribute is None else getattr(loaded, attribute)


class _Finder:
    """Finds the package `IPython`, whose submodules are found on its path, and matplotlib's pyplot; nothing else."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "IPython":
            return _pyplot_spec(path) if name == "matplotlib.pyplot" else None
        spec = importlib.machinery.ModuleSpec(name, _Finder, origin=PATH + "/__init__.py", is_package=True)
        spec.submodule_search_locations = [PATH]
        return spec

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        module.__file__ = PATH + "/__init__.py"
        module.__getattr__ = _attribute


def _pyplot_spec(path):
    from runner import figures

    return figures.pyplot_spec(path)


def install():
    sys.meta_path.insert(0, _Finder)


def interactive_shell():
    """IPython's shell module, without jedi: nobody completes code here."""
    missing = object()
    before = sys.modules.get("jedi", missing)
    sys.modules["jedi"] = None
    try:
        import IPython.core.interactiveshell as module
    finally:
        if before is missing:
            sys.modules.pop("jedi", None)
        else:
            sys.modules["jedi"] = before
    return module
