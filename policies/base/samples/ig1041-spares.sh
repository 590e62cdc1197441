find . -name "*.md"
grep -rn password .
