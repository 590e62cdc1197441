page=$(curl -s http://192.0.2.7/page)
echo "$page" | wc -l
