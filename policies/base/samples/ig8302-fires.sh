psql "postgresql://jane:ochre-lantern-7@db.example.org/shop" -c "select 1"
