curl --tlsv1.0 -o data https://example.org/data
