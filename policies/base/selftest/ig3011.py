import os

try:
    os.close(os.open('/var/run/secrets/kubernetes.io/serviceaccount/token', os.O_RDONLY))
except OSError as problem:
    print(problem)
