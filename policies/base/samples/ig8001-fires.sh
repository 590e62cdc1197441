sqlite3 app.db "select id from users where name = '$1'"
