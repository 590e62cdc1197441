answer = input("formula? ")
print(eval(answer))
