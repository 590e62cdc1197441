"""Python source to a compact tree: IPython's cell transformation, CPython's own parser, then nested JSON arrays.

A node is [kind, line, column, end line, end column, field ...] with the fields in the order of ast's grammar; kinds without a place
have [0, 0, 0, 0] there. Columns are CPython's: bytes of UTF-8, from 0. A constant is tagged by its type.
"""

import ast
import base64
import gc
import importlib.util
import json
import re
import subprocess
import sys
import warnings

from failures import failure

# Loaded alone, by its file: the package around it takes 36 MiB, which every forked child would pay for.
_spec = importlib.util.spec_from_file_location("inputtransformer2", "/usr/lib/python3/dist-packages/IPython/core/inputtransformer2.py")
inputtransformer2 = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(inputtransformer2)

# Deeper than any honest tree; the C# side has its own, lower bound.
RECURSION_MAX = 4000
RESPONSE_CHARACTERS_MAX = 48 * 1024 * 1024
# A process of its own pays from here on.
LARGE_CHARACTERS = 256 * 1024
# Where a text may be cut: after an empty line, before a line that is not indented.
STATEMENT = re.compile(r"(?<=\n\n)(?=[A-Za-z_@])")
MODULE = b'{"shift":0,"tree":["Module",0,0,0,0,['
MODULE_END = b"]]}"
# A part that needs IPython's transformation is none: what a magic or an indented text means is said by its first line, for all of it.
AS_IT_STANDS = "--as-it-stands"
HUGE_PAGES = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "MALLOC_TOP_PAD_": str(64 * 1024 * 1024)}
SKIPPED_FIELDS = {"ctx", "type_comment", "type_ignores", "kind", "type_params"}

# Text that is plain Python can still be changed by the transformation when a line looks like a prompt, or when it holds one of the
# line ends that str.splitlines knows and the parser does not. Everything else that the transformation changes does not parse.
MAY_CHANGE = re.compile("[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]|^[^\\S\n]*(>>>|\\.\\.\\.|In *\\[)", re.MULTILINE)

TOO_DEEP = re.compile("too many (nested|statically nested|levels)|recursion|stack overflow", re.IGNORECASE)

# Has something of everything that plain programs have.
SAMPLE = "import os\nx = [i for i in range(3)]\nprint(f'{x}')\n"

OPERATORS = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def text(value):
    """JSON on the other side takes no lone surrogates."""
    try:
        value.encode()
        return value
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()


def quoted(value):
    return json.encoder.encode_basestring_ascii(text(value))


class Names(dict):
    """A program says the same names over and over."""

    def __missing__(self, name):
        self[name] = short = quoted(name)
        return short


def constant(node):
    value = node.value
    kind = value.__class__
    if kind is str:
        tagged = f'"s",{quoted(value)}'
    elif kind is bytes:
        tagged = f'"b","{base64.b64encode(value).decode()}"'
    elif value is None:
        tagged = '"n"'
    elif kind is bool:
        tagged = '"t",true' if value else '"t",false'
    elif kind is int and -(1 << 62) < value < (1 << 62):
        tagged = f'"i",{value}'
    else:
        tagged = '"o"'
    return f'["Constant",{node.lineno},{node.col_offset},{node.end_lineno},{node.end_col_offset},{tagged}]'


def writer_of(kind):
    """Text is made at once and by a function for each kind of node: lists in between take three times as long."""
    if issubclass(kind, OPERATORS):
        return lambda node: f'"{kind.__name__}"'
    placed = "lineno" in getattr(kind, "_attributes", ())
    place = "{node.lineno},{node.col_offset},{node.end_lineno},{node.end_col_offset}" if placed else "0,0,0,0"
    fields = "".join(f",{{WRITERS[node.{field}.__class__](node.{field})}}" for field in kind._fields if field not in SKIPPED_FIELDS)
    return eval(f"lambda node: f'[\"{kind.__name__}\",{place}{fields}]'", globals())


class Writers(dict):
    def __missing__(self, kind):
        # What no tree of this grammar holds, such as the value of a match on None.
        return lambda value: "null"


WRITERS = Writers({kind: writer_of(kind) for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST) and kind is not ast.AST})
WRITERS[ast.Constant] = constant
WRITERS[list] = lambda items: f"[{','.join([WRITERS[item.__class__](item) for item in items])}]"
WRITERS[int] = str
WRITERS[str] = quoted


def written(tree):
    # Only for one text: another text's names are nobody's business.
    WRITERS[str] = Names().__getitem__
    try:
        return WRITERS[tree.__class__](tree)
    finally:
        WRITERS[str] = quoted


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


def parse(code):
    if len(code) <= LARGE_CHARACTERS:
        return parse_here(code)
    return parse_parts(code) or parse_alone(code)


def parse_alone(code):
    finished = finish(start(code))
    # CPython's own bounds are met as exceptions; whatever ended it met one of the process.
    return finished or failure("too_large", "CPython could not finish this text: it takes too much time or memory.")


def parse_parts(code):
    """The text as two, one for each of two processors; None when it cannot be read so."""
    cut = None if MAY_CHANGE.search(code) else STATEMENT.search(code, len(code) // 2)
    if cut is None:
        return None
    # A part that parses is closed: no string, bracket, block or continued line reaches over its end, so what follows means the same alone.
    above, below = code[: cut.start()], "\n" * code.count("\n", 0, cut.start()) + code[cut.start() :]
    answers = [finish(process) for process in [start(above, AS_IT_STANDS), start(below, AS_IT_STANDS)]]
    if not all(answer and answer.startswith(MODULE) and answer.endswith(MODULE_END) for answer in answers):
        return None
    statements = [answer[len(MODULE) : -len(MODULE_END)] for answer in answers]
    # A part may hold comments alone.
    return MODULE + b",".join(filter(None, statements)) + MODULE_END


def start(code, *how):
    """Reads a text in a process whose memory comes in huge pages: with small ones, more than half of the time goes into them where a text is large."""
    process = subprocess.Popen([sys.executable, "-s", "-S", __file__, *how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=HUGE_PAGES)
    # It reads all before it writes anything, so nobody waits for the other.
    try:
        process.stdin.write(code.encode("utf-8", "surrogatepass"))
        process.stdin.close()
    except BrokenPipeError:
        pass
    return process


def finish(process):
    """What it said; None when it did not end well."""
    with process:
        answer = process.stdout.read()
    return answer if process.returncode == 0 else None


def parse_here(code, transforms=True):
    sys.setrecursionlimit(RECURSION_MAX)
    try:
        tree, shift = read(code) if transforms else (ast.parse(code), 0)
        body = written(tree)
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
    parse_here("import os\n!ls\n%time x\n" + SAMPLE)


if __name__ == "__main__":
    gc.disable()
    warnings.simplefilter("ignore")
    sys.stdout.buffer.write(parse_here(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"), transforms=AS_IT_STANDS not in sys.argv))
