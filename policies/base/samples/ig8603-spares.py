import os
os.chmod("report.csv", 0o640)
