import os

for path in ("/root/.ssh/id_rsa", "/root/.aws/credentials", "/root/.git-credentials", "/root/.kube/config", "/root/.pgpass"):
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError as problem:
        print(problem)
