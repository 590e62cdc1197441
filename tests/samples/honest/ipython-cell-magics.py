# expect: completed
# stdout-contains: one.txt
# stdout-contains: sum is 4950
# stdout-contains: per loop

!touch one.txt && ls *.txt
files = !ls *.txt
print(files[0])
%timeit -n 2 -r 1 sum(range(100))
print("sum is", sum(range(100)))
