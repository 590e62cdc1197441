# expect: completed
# stdout: area 12.57
# stdout: double 42.0
# stdout: floor 2
# note: Neighbour of hidden calls: names from data, as command tables do.

import math


class Commands:
    def do_area(self, r):
        return round(math.pi * r * r, 2)

    def do_double(self, r):
        return r * 2


commands = Commands()
for line in ("area 2", "double 21", "floor 2.7"):
    verb, value = line.split()
    call = getattr(commands, f"do_{verb}", None) or getattr(math, verb)
    print(verb, call(float(value)))
