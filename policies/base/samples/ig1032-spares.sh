env | sort | head -3
