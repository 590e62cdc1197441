mysqldump -u jane -pochre-lantern-7 shop > shop.sql
