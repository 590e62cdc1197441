"""Which way a cell runs: as plain Python, or in IPython's shell. Decided by the code alone."""
import sys

# The file that the code is compiled as, every such name there was, and the folder that they and the code's own modules are in.
current = "main.py"
names = {current}
folder = ""
ONLY_AST = 0x400
ALLOW_TOP_LEVEL_AWAIT = 0x2000
SHELL_NAMES = ("get_ipython", "display")

_manager = None


def begin(code, name):
    """The code is `name` from now on. Tracebacks and `inspect` find its lines by that and by its path, and go on finding them."""
    import linecache

    global current
    current = name
    names.add(name)
    for path in (name, folder + "/" + name):
        linecache.cache[path] = (len(code), None, [line + "\n" for line in code.splitlines()], path)


def transformer():
    """IPython's own cell transformation, loaded from its file without the package around it."""
    global _manager
    if _manager is None:
        from importlib.util import module_from_spec, spec_from_file_location

        from runner import slim_ipython

        spec = spec_from_file_location("runner.inputtransformer2", slim_ipython.PATH + "/core/inputtransformer2.py")
        module = module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        made = module.TransformerManager()
        # Line numbers are the submission's own.
        made.cleanup_transforms.remove(module.leading_empty_lines)
        _manager = made
    return _manager


def is_transformed(code):
    lines = code if code.endswith("\n") else code + "\n"
    return transformer().transform_cell(code) != lines


def parse(code):
    return compile(code, current, "exec", ONLY_AST | ALLOW_TOP_LEVEL_AWAIT, True)


def names_shell(code, tree):
    """Whether the code reads one of the shell's names without defining it, or imports from IPython."""
    if not any(name in code for name in SHELL_NAMES) and "IPython" not in code:
        return False
    read, defined = set(), set()
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        kind = type(node).__name__
        if kind == "Name":
            (read if type(node.ctx).__name__ == "Load" else defined).add(node.id)
        elif kind in ("FunctionDef", "AsyncFunctionDef") and node in tree.body:
            defined.add(node.name)
        elif kind == "ImportFrom" and (node.module or "").split(".")[0] == "IPython":
            return True
        elif kind == "Import" and any(alias.name.split(".")[0] == "IPython" for alias in node.names):
            return True
        for field in node._fields:
            value = getattr(node, field, None)
            for child in value if isinstance(value, list) else (value,):
                if hasattr(child, "_fields"):
                    nodes.append(child)
    return any(name in read and name not in defined for name in SHELL_NAMES)
