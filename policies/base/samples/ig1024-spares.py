import readline
print(readline)
