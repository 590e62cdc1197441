# expect: detected
# threat: 36 fork bomb
# at: either
# family: exhaustion
# severity: medium
# decision: any

# bash tries again and again when it cannot fork, so the bomb gets a fuse of four seconds.
cat > bomb.sh <<'EOF'
bomb() { for _ in 1 2 3 4; do (( $1 > 0 )) && bomb $(( $1 - 1 )) & done; sleep 1; wait; }
bomb 4
EOF
timeout -s KILL 4 bash bomb.sh
