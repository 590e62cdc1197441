import sqlite3
def find(connection, name):
    return connection.execute(f"SELECT id FROM users WHERE name = '{name}'").fetchall()
