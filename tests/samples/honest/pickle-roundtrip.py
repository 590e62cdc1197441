# expect: completed
# stdout: True 3
# note: Neighbour of a pickle that runs commands: it reads back what it wrote.

import collections
import pickle

Point = collections.namedtuple("Point", "x y")
points = {"a": Point(1, 2), "b": Point(3, 4)}
with open("points.pickle", "wb") as f:
    pickle.dump(points, f)
with open("points.pickle", "rb") as f:
    print(pickle.load(f) == points, points["b"].x)
