# expect: failed
# exit: 7
# stdout: leaving with seven

import sys

print("leaving with seven")
sys.exit(7)
