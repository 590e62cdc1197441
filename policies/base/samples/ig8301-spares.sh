TOKEN="$(cat /run/secrets/token)"
echo "${#TOKEN}" glpat-
