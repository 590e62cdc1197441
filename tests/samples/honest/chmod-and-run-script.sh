# expect: completed
# stdout: hello there
# stdout: 755
# note: Neighbour of a dropped program: a script is made executable and run by bash.

cat > greet.sh <<'EOF'
#!/bin/bash
echo "hello $1"
EOF
chmod +x greet.sh
bash greet.sh there
stat -c %a greet.sh
