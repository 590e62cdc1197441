scp -o StrictHostKeyChecking=accept-new report.csv backup.example.org:
