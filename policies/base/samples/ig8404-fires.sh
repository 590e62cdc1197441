scp -o StrictHostKeyChecking=no report.csv backup.example.org:
