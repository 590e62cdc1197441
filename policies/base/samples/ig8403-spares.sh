curl -o data https://example.org/data
curl http://127.0.0.1:8080/
