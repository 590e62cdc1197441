# expect: completed
# stdout: api.example.com 8443 {'q': ['red shoes'], 'page': ['2']}
# stdout: https://example.com/c q=a%26b&n=3
# stdout: A link-local address such as 169.254.0.1 is never routed: True
# note: Neighbour of the metadata service: the address is taken apart, never asked.

from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

parts = urlsplit("https://api.example.com:8443/v1/search?q=red+shoes&page=2#top")
print(parts.hostname, parts.port, parse_qs(parts.query))
print(urljoin("https://example.com/a/b", "../c"), urlencode({"q": "a&b", "n": 3}))
print("A link-local address such as 169.254.0.1 is never routed:", "169.254.0.1".startswith("169.254."))
