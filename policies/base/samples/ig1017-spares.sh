echo aGVsbG8K | base64 -d | cat
