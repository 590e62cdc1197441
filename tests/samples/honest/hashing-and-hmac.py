# expect: completed
# stdout: ba7816bf8f01cfea
# stdout: 6e9ef29b75fffc5b
# stdout: 32 d41d8cd98f00b204e9800998ecf8427e

import hashlib
import hmac
import secrets

print(hashlib.sha256(b"abc").hexdigest()[:16])
print(hmac.new(b"key", b"message", "sha256").hexdigest()[:16])
print(len(secrets.token_hex(16)), hashlib.md5(b"").hexdigest())
