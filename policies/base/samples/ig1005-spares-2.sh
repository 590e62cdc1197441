seq 3 | base64 | base64 -d
echo aGk= | base64 | base64
trim() { sed 's/^ *//'; }
echo " a" | trim | trim
