engine = create_engine("postgresql://jane:ochre-lantern-7@db.example.org/shop")
