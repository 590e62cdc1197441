import psycopg2
connection = psycopg2.connect(host="db.example.org", user="jane", password="ochre-lantern-7")
