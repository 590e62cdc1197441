"""Python source to a compact tree: IPython's cell transformation, CPython's own parser, then nested JSON arrays.

A node is [kind, line, column, end line, end column, field ...] with the fields in the order of ast's grammar; kinds without a place
have [0, 0, 0, 0] there. Columns are CPython's: bytes of UTF-8, from 0. A constant is tagged by its type.
"""

import ast
import base64
import importlib.util
import json
import re
import sys
import warnings

# Loaded alone, by its file: the package around it takes 36 MiB, which every forked child would pay for.
_spec = importlib.util.spec_from_file_location("inputtransformer2", "/usr/lib/python3/dist-packages/IPython/core/inputtransformer2.py")
inputtransformer2 = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(inputtransformer2)

# Deeper than any honest tree; the C# side has its own, lower bound.
RECURSION_MAX = 4000
RESPONSE_CHARACTERS_MAX = 48 * 1024 * 1024
SKIPPED_FIELDS = {"ctx", "type_comment", "type_ignores", "kind", "type_params"}

# Text that is plain Python can still be changed by the transformation when a line looks like a prompt, or when it holds one of the
# line ends that str.splitlines knows and the parser does not. Everything else that the transformation changes does not parse.
MAY_CHANGE = re.compile("[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]|^\\s*(>>>|\\.\\.\\.|In *\\[)", re.MULTILINE)

TOO_DEEP = re.compile("too many (nested|statically nested|levels)|recursion|stack overflow", re.IGNORECASE)

# Has something of everything that plain programs have.
SAMPLE = "import os\nx = [i for i in range(3)]\nprint(f'{x}')\n"


def fields_of(node_type):
    return tuple(field for field in node_type._fields if field not in SKIPPED_FIELDS)


FIELDS = {
    node_type: (node_type.__name__, fields_of(node_type), "lineno" in getattr(node_type, "_attributes", ()))
    for node_type in vars(ast).values()
    if isinstance(node_type, type) and issubclass(node_type, ast.AST)
}
OPERATORS = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def text(value):
    """JSON on the other side takes no lone surrogates."""
    try:
        value.encode()
        return value
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()


def constant(value):
    if isinstance(value, str):
        return ["s", text(value)]
    if isinstance(value, bytes):
        return ["b", base64.b64encode(value).decode()]
    if value is None:
        return ["n"]
    if isinstance(value, bool):
        return ["t", value]
    if isinstance(value, int):
        return ["i", value] if -(1 << 62) < value < (1 << 62) else ["o"]
    return ["o"]


def encode(value):
    kind = value.__class__
    if kind is list:
        return [encode(item) for item in value]
    if kind is str:
        return text(value)
    if kind is ast.Constant:
        return ["Constant", value.lineno, value.col_offset, value.end_lineno, value.end_col_offset, *constant(value.value)]
    known = FIELDS.get(kind)
    if known is None:
        return value if value is None or kind is int else None
    name, fields, placed = known
    if isinstance(value, OPERATORS):
        return name
    place = (name, value.lineno, value.col_offset, value.end_lineno, value.end_col_offset) if placed else (name, 0, 0, 0, 0)
    return [*place, *[encode(getattr(value, field, None)) for field in fields]]


def leading_blank_lines(code):
    count = 0
    for line in code.split("\n"):
        if line.strip():
            return count
        count += 1
    return 0


def read(code):
    """The tree, and by how many lines the transformation moved the text up."""
    if not MAY_CHANGE.search(code):
        try:
            return ast.parse(code), 0
        except SyntaxError as problem:
            if TOO_DEEP.search(str(problem.msg)):
                raise
    transformed = inputtransformer2.TransformerManager().transform_cell(code)
    return ast.parse(transformed), leading_blank_lines(code) if transformed != code else 0


def failure(reason, message, line=1, column=1):
    return json.dumps({"error": {"reason": reason, "message": message[:300], "line": line, "column": column}}).encode()


def parse(code):
    sys.setrecursionlimit(RECURSION_MAX)
    try:
        tree, shift = read(code)
        body = json.dumps(encode(tree), separators=(",", ":"))
    except SyntaxError as problem:
        message = text(str(problem.msg))
        if TOO_DEEP.search(message):
            return failure("too_deep", f"CPython cannot read it: {message}.")
        return failure("syntax", f"CPython cannot read it: {message}.", problem.lineno or 1, problem.offset or 1)
    except (RecursionError, MemoryError):
        return failure("too_deep", "CPython cannot read it: it is nested too deeply.")
    except ValueError as problem:
        return failure("syntax", f"CPython cannot read it: {text(str(problem))}.")
    except Exception as problem:
        # The transformation is IPython's and may stumble over its own text; that is a finding, not an end of service.
        return failure("syntax", f"IPython cannot read it: {type(problem).__name__}.")
    if len(body) > RESPONSE_CHARACTERS_MAX:
        return failure("too_large", "The syntax tree is too large to be looked at.")
    return b'{"shift":%d,"tree":' % shift + body.encode() + b"}"


def warm_up():
    """What is done once here is not done again in every child."""
    warnings.simplefilter("ignore")
    parse("import os\n!ls\n%time x\n" + SAMPLE)
