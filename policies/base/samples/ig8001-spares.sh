sqlite3 app.db "select count(*) from users"
