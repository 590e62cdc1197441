# expect: completed
# stdout: ann 17.5 1
# stdout: cy 12.0 2
# stdout: bo 5.0 3

import sqlite3

with sqlite3.connect("shop.db") as db:
    db.execute("create table orders (customer text, amount real)")
    db.executemany("insert into orders values (?, ?)", [("ann", 10), ("bo", 5), ("ann", 7.5), ("cy", 12)])
    rows = db.execute("""select customer, sum(amount) total, rank() over (order by sum(amount) desc)
                         from orders group by customer order by total desc""").fetchall()
for row in rows:
    print(*row)
