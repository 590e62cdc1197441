"""Results by type, figures, and attacks on a session. Run by test_runner.py."""
import base64
import json
import os
import time

from test_runner import FROM_RUNNER, INTERRUPT, STDERR, STDOUT, SYNC, SYNCED, TO_RUNNER, Session, one_shot

# ---- results ----

MANY = """
class Many:
    def __repr__(self): return "plain"
    def _repr_html_(self): return "<b>x</b>"
    def _repr_markdown_(self): return "**x**"
    def _repr_latex_(self): return "$x$"
    def _repr_svg_(self): return "<svg/>"
    def _repr_png_(self): return b"\\x89PNG"
    def _repr_jpeg_(self): return (b"jpeg", {"width": 1})
    def _repr_json_(self): return {"a": [1, None]}
class Bundle:
    def __repr__(self): return "b"
    def _repr_mimebundle_(self, include=None, exclude=None): return {"text/html": "<i>", "application/json": {"k": 1}}, {"m": 1}
class Broken:
    def __repr__(self): return "broken"
    def _repr_html_(self): raise ValueError("no")
    def _repr_latex_(self): return None
class Answers:
    def __repr__(self): return "answers"
    def __getattr__(self, name): return lambda *a, **k: 5
"""
ALL = {
    "text/plain": "plain", "text/html": "<b>x</b>", "text/markdown": "**x**", "text/latex": "$x$", "image/svg+xml": "<svg/>",
    "image/png": base64.b64encode(b"\x89PNG").decode(), "image/jpeg": base64.b64encode(b"jpeg").decode(), "application/json": '{"a": [1, null]}',
}


def values_come_by_type():
    with Session() as s:
        s.run(MANY)
        assert s.run("Many()").results == [{"op": "result", "is_main": True, "data": ALL}]
        for code in ("%pwd\nMany()", "display(Many())", "from IPython.display import display as d\nd(Many())"):
            done = s.run(code)
            assert done.results == [{"op": "result", "is_main": "pwd" in code, "data": ALL}], done
        assert s.run("Bundle()").results[0]["data"] == {"text/plain": "b", "text/html": "<i>", "application/json": '{"k": 1}'}
        done = s.run("Broken()")
        assert done.results[0]["data"] == {"text/plain": "broken"} and "ValueError: no" in done.err and done.status == 0, done
        assert s.run("Answers()").results[0]["data"] == {"text/plain": "answers"}
        assert s.run("Many").results[0]["data"] == {"text/plain": "<class '__main__.Many'>"}
        assert "text/html" in s.run("import pandas as pd; pd.DataFrame({'a': [1]})").results[0]["data"]
        assert "text/latex" in s.run("import sympy; sympy.Symbol('x')**2").results[0]["data"]
        assert base64.b64decode(s.run("from PIL import Image; Image.new('RGB', (4, 4))").results[0]["data"]["image/png"]).startswith(b"\x89PNG")
        assert s.run("'\\ud800'.join('ab')").value == "'a\\ud800b'"
        assert s.run("class S:\n    def __repr__(self): return 'a\\ud800b'\nS()").value == "a\ufffdb"


def results_are_bounded():
    with Session() as s:
        s.run("class Image:\n    def __init__(self, n): self.n = n\n    def __repr__(self): return 'image'\n    def _repr_png_(self): return b'x' * self.n")
        assert len(s.run("Image(700_000)").results[0]["data"]["image/png"]) == 933_336
        told = s.run("Image(900_000)").results[0]
        assert told["truncated"] and told["data"] == {"text/plain": "image\nimage/png of 1171 KiB left out, the bound is 1024 KiB"}, told
        assert len(s.run("'x' * 1_000_000").value) == 256 * 1024
        assert len(s.run("'\\U0001f600' * 1_000_000").value) == 256 * 1024
        s.run("class Wide:\n    def _repr_html_(self): return '\\U0001f600' * 250_000\n    def _repr_markdown_(self): return '\\U0001f600' * 250_000")
        assert list(s.run("Wide()").results[0]["data"]) == ["text/plain"]
        done = s.run("for i in range(100): display(i)")
        assert len(done.results) == 64 and "first 64" in done.err, done
        assert len(s.run("for i in range(3): display(i)").results) == 3


def images(done):
    return [m["data"]["image/png"] for m in done.results if "image/png" in m["data"] and not m["is_main"]]


def open_figures_become_images():
    with Session() as s:
        done = s.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.figure(); plt.title('t'); plt.figure()\nprint('drawn')")
        assert len(images(done)) == 2 and done.out == "drawn\n" and done.err == "", done
        assert s.run("plt.get_fignums()").value == "[]"
        done = s.run("plt.plot([1]); plt.show(); plt.plot([2]); plt.show(block=True); plt.savefig('a.png')\nimport os; os.path.getsize('a.png') > 5000")
        assert len(images(done)) == 2 and done.value == "True" and done.err == "", done
        assert len(images(s.run("from matplotlib.pyplot import show\nfig, ax = plt.subplots(); ax.plot([1]); fig.show(); show()"))) == 1
        assert len(images(s.run("fig, ax = plt.subplots(); display(fig)"))) == 1
        done = s.run("fig = plt.figure(); fig.gca(); fig")
        assert len(done.results) == 1 and "image/png" in done.results[0]["data"] and done.results[0]["is_main"], done
        done = s.run("plt.plot([1]); 1/0")
        assert len(images(done)) == 1 and done.status == 1, done
        done = s.run("plt.title('$\\\\frac$'); print('on')")
        assert done.status == 0 and "could not be drawn" in done.err and not images(done), done
        done = s.run("import matplotlib; matplotlib.use('Agg'); plt.plot([1]); plt.close('all')")
        assert not done.results or not images(done), done
        assert len(images(s.run("%matplotlib inline\nplt.plot([1]); plt.show()"))) == 1
        assert len(images(s.run("plt.plot([1]);"))) == 1
        done = s.run("from matplotlib_inline.backend_inline import set_matplotlib_formats\nget_ipython()\nset_matplotlib_formats('svg')\nplt.plot([1]); plt.show()")
        assert any("image/svg+xml" in m["data"] for m in done.results), done


def open_figures_of_a_run_become_images():
    done = one_shot("import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()\nplt.plot([2])")
    assert len(images(done)) == 2 and done.status == 0 and done.err == "", done
    assert one_shot("print(1)").messages == []


# ---- attacks ----

def a_session_survives_what_code_does_to_it():
    with Session() as s:
        for code in (
            "import sys, os, builtins\nsys.settrace(lambda *a: 1/0)",
            "sys.setprofile(lambda *a: 1/0)",
            "def deep(): deep()\ndeep()",
            "raise MemoryError",
            "raise GeneratorExit",
            "raise BaseException('b')",
            "\0",
            "(" * 5000,
            "class M(type):\n    def __getattr__(c, n): raise ValueError\n    def __repr__(c): raise ValueError\nclass X(metaclass=M): pass\nX()",
            "del sys.stdin",
            "sys.stdin = sys.__stdin__ = None",
            "os.chdir('/'); os.rmdir('/work/gone') if os.path.exists('/work/gone') else None",
            "import linecache; linecache.clearcache()",
            "__name__ = __file__ = None\ndel __file__",
            "sys.modules.pop('__main__')",
            "import gc; gc.collect()",
        ):
            s.run(code)
        assert s.run("print('on'); 1 + 1").value == "2"


TESTS = [(test.__name__, test) for test in (values_come_by_type, results_are_bounded, open_figures_become_images, open_figures_of_a_run_become_images, a_session_survives_what_code_does_to_it)]
