openssl dgst -sha256 release.zip
md5sum release.zip
