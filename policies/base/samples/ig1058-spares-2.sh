base64 -d table.b64 > table.csv
python3 plot.py table.csv
