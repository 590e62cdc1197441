python3 plot.py chart.png
cp chart.png "my chart.png"
echo "a,b" > table.csv
