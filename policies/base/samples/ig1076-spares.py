rows = []
while True:
    rows.append(len(rows))
    if len(rows) > 10:
        break
print(rows)
