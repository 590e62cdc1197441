import ssl
context = ssl.create_default_context(cafile="ca.pem")
context.verify_mode = ssl.CERT_REQUIRED
