perl -ne 'print if /socket timeout/' app.log
ruby -ne 'puts $_ if /exec failed/' app.log
