import http.client
from urllib.parse import urlparse

parts = urlparse("http://169.254.169.254/latest/")
http.client.HTTPConnection(parts.hostname).request("GET", parts.path)
_, host, path, *_ = urlparse("http://169.254.169.254/latest/")
http.client.HTTPConnection(host).request("GET", path)
