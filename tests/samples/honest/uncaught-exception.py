# expect: failed
# exit: 1
# stdout: before

values = {"a": 1}
print("before")
print(values["b"])
