# expect: completed
# stdout: 14
# stdout: 149796
# stdout: 9
# note: A calculator. The expressions arrive on standard input, so screening cannot know them.
# stdin: 2 + 3 * 4
# stdin: (1 << 20) // 7
# stdin: max(3, 9, 4)

import ast
import sys

for line in sys.stdin:
    tree = ast.parse(line.strip(), mode="eval")
    print(eval(compile(tree, "<expression>", "eval"), {"__builtins__": {}, "max": max}))
