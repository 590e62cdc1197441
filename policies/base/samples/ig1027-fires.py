class A:
    def __init__(self):
        pass
print(A().__init__.__globals__)
