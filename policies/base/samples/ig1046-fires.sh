curl -T report.tar.gz ftp://192.0.2.7/in/
