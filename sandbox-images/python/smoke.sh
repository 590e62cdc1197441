#!/bin/bash
# smoke.sh <image>: every library loads and works, and the runner keeps its promises.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../smoke-run.sh" "$1" /usr/bin/python3 -W error::UserWarning - <<'INSIDE'
import io, sys
import numpy, pandas, scipy.optimize, sympy, openpyxl, requests, IPython
import matplotlib, matplotlib.pyplot as plt
from PIL import Image

assert sys.version_info[:2] == (3, 11)
assert matplotlib.get_backend().lower() == "agg"
assert "openblas" in open("/proc/self/maps").read()
picture = io.BytesIO()
plt.plot([1, 2]); plt.savefig(picture, format="png")
assert Image.open(io.BytesIO(picture.getvalue())).size == (640, 480)
assert numpy.allclose(numpy.linalg.inv(numpy.eye(3) * 2), numpy.eye(3) / 2)
assert abs(scipy.optimize.brentq(lambda x: x * x - 2, 0, 2) ** 2 - 2) < 1e-9
assert str(sympy.factor(sympy.Symbol("x") ** 2 - 1)) == "(x - 1)*(x + 1)"
pandas.DataFrame({"a": [1]}).to_excel("/work/a.xlsx")
assert pandas.read_excel("/work/a.xlsx")["a"][0] == 1
sys.path.insert(0, "/sandbox/parser")
import shell_tree
assert b'"Type":"CallExpr"' in shell_tree.parse("echo hi"), shell_tree.parse("echo hi")
INSIDE
"$here/../init/smoke.sh" "$1" python
if command -v python3 >/dev/null; then
  python3 "$here/test_runner.py" "$1"
fi
