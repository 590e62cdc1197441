import os, sys
os.system("gzip " + sys.argv[1])
