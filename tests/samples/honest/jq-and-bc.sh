# expect: completed
# stdout: a=1.5
# stdout: b=2.25
# stdout: 3.75
# stdout: 3.1428

printf '%s' '{"items":[{"n":"a","v":1.5},{"n":"b","v":2.25}]}' > items.json
jq -r '.items[] | "\(.n)=\(.v)"' items.json
jq '[.items[].v] | add' items.json
echo "scale=4; 22/7" | bc
