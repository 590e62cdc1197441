curl --cacert ca.pem -o data https://example.org/data
