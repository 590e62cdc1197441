curl -s http://127.0.0.1:8080/data.json | python3 -m json.tool || true
