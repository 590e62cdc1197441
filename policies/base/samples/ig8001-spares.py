import sqlite3
def find(connection, name, ids):
    connection.execute("SELECT id FROM users WHERE name = ?", (name,))
    marks = ",".join("?" for _ in ids)
    return connection.execute(f"SELECT id FROM users WHERE id IN ({marks})", ids).fetchall()
