find . -perm 644 -name "*.txt"
