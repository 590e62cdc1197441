# expect: completed
# arg: --verbose
# arg: two words
# stdout: Namespace(verbose=True, topic='two words') 3

import argparse
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--verbose", action="store_true")
parser.add_argument("topic")
print(parser.parse_args(), len(sys.argv))
