# expect: completed
# stdout: 32 home
# stdout: 7 shop
# stdout: 3 about
# stdout: home 2

cat > visits.csv <<'CSV'
2024-01-01,home,12
2024-01-01,about,3
2024-01-02,home,20
2024-01-02,shop,7
CSV
awk -F, '{ sum[$2] += $3 } END { for (page in sum) print sum[page], page }' visits.csv | sort -rn
cut -d, -f2 visits.csv | sort | uniq -c | sort -rn | head -1 | awk '{ print $2, $1 }'
