chmod 777 report.csv
