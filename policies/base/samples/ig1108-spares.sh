echo y | bash install.sh
printf '3 4\n' | bash add.sh
echo "select 1" | sqlite3 a.db
