# expect: completed
# stdout: same
# stdout: 4

mkdir data
for n in 1 2 3; do seq 1 $((n * 10)) > "data/$n.txt"; done
tar -czf data.tar.gz data
mkdir out
tar -xzf data.tar.gz -C out
diff -r data out/data && echo "same"
tar -tzf data.tar.gz | wc -l
