import os
оs = print
оs('not the module')
