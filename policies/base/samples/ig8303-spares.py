import os, psycopg2
connection = psycopg2.connect(host="db.example.org", user="jane", password=os.environ["PASSWORD"])
