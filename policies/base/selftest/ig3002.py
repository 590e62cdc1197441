import os

try:
    os.rename("/tmp/agent", "/tmp/release_agent")
except OSError as problem:
    print(problem)
