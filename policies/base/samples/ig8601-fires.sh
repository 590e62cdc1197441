echo data > /tmp/report.$$
sort /tmp/report.$$
