# expect: completed
# stdout: ['data/values.csv', 'readme.txt'] None 1200
# stdout: ['a,b', '1,2']

import zipfile

with zipfile.ZipFile("bundle.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("readme.txt", "hello " * 200)
    z.writestr("data/values.csv", "a,b\n1,2\n")
with zipfile.ZipFile("bundle.zip") as z:
    print(sorted(z.namelist()), z.testzip(), len(z.read("readme.txt")))
    z.extractall("out")
print(open("out/data/values.csv").read().split())
