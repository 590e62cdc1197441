curl -s -A "Mozilla/5.0" https://example.org/a
wget -U "report-tool/1.0" https://example.org/b
