# expect: completed
# stdout: ./src/a.py
# stdout: ./src/lib/b.py
# stdout: no match
# stdout: a.py b.py readme.md

mkdir -p src/lib docs
touch src/a.py src/lib/b.py docs/readme.md
find . -name '*.py' -type f | sort
grep -rl --include='*.md' words docs || echo "no match"
find . -type f -newermt '2000-01-01' -exec basename {} \; | sort | tr '\n' ' '
echo
