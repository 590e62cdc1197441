mysqldump --defaults-extra-file=/run/secrets/my.cnf shop > shop.sql
