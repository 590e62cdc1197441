import os
engine = create_engine(os.environ["DATABASE_URL"])
other = create_engine("postgresql://db.example.org/shop")
