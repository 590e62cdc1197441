import ast
answer = input("list? ")
print(ast.literal_eval(answer), eval("1 + 2"))
