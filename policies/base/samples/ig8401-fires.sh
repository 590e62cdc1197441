curl -k -o data https://example.org/data
