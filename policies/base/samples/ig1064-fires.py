numbers = (n for n in [1])
names = numbers.gi_frame.f_back.f_builtins
print(names["len"]("four"))
