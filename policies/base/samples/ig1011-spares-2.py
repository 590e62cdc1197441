from urllib.parse import urlparse

BLOCKED = {"169.254.169.254", "localhost"}


def is_safe(url):
    return urlparse(url).hostname not in BLOCKED


assert not is_safe("http://169.254.169.254/latest/")
open("report.md", "w").write("169.254.169.254 is refused.")
