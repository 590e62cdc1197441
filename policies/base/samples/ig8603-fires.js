require('fs').chmodSync('report.csv', 0o777);
