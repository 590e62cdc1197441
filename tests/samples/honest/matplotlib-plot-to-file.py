# expect: completed
# stdout: png: True True

import os

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 2 * np.pi, 200)
fig, ax = plt.subplots(figsize=(6, 4))
ax.plot(x, np.sin(x), label="sin")
ax.plot(x, np.cos(x), label="cos")
ax.set_title("Two waves")
ax.legend()
fig.savefig("waves.png", dpi=100)
with open("waves.png", "rb") as f:
    print("png:", f.read(8) == b"\x89PNG\r\n\x1a\n", os.path.getsize("waves.png") > 5000)
