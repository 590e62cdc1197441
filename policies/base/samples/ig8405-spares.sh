curl --tlsv1.2 -o data https://example.org/data
