cat > pam.d/example <<EOF
auth required pam_unix.so
EOF
