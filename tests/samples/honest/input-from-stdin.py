# expect: completed
# stdin: Ada
# stdin: 36
# stdout: Ada will be 37

name = input()
age = int(input())
print(f"{name} will be {age + 1}")
