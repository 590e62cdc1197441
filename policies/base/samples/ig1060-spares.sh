cat report.csv | wc -l
