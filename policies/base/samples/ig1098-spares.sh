tar -cz reports | wc -c
tar -czf reports.tar.gz reports
