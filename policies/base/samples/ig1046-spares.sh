curl -s -d name=x http://127.0.0.1:8080/
curl -F file=@a.txt http://localhost:8080/up
