"""Started by init as `python3 -I -S /sandbox/runner.py`: says `ready`, warms up when told, runs one submission.

-I and -S keep the environment and `site` out of the start; what `site` would have given is given in `runner.start`.
The rest lives in the package beside this file, where its compiled form is found; a script is compiled at every start.
"""
import sys

sys.path.insert(0, "/sandbox")
from runner import start

del sys.path[0]
start.main()
