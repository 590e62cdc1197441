import sys

print(sys._getframe().f_code.co_name, sys._getframe().f_globals["__name__"])
