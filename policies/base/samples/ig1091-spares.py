import os

print(os.path.exists("/.dockerenv"))
