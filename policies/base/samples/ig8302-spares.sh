psql "postgresql://jane@db.example.org/shop" -c "select 1"
