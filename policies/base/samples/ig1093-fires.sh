echo "date" > /tmp/letter.pdf.sh
sh /tmp/holiday.jpg
