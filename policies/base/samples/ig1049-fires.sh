aws s3 cp report.txt s3://bucket/report.txt
