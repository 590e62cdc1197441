openssl dgst -md5 release.zip
