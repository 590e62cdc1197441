find . -name '*.docx'
find /usr/share -name '*.pem'
find / -name 'libssl*'
find src -name .git -prune -o -print
