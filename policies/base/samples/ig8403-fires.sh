curl -o data http://example.org/data
