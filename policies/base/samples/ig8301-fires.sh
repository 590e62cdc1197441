TOKEN="glpat"-"0123456789abcdefghij"
echo "${#TOKEN}"
