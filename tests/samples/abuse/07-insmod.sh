# expect: detected
# threat: 7 kernel modules
# at: either
# family: escape
# severity: high
# decision: stopped

printf '\177ELF' > rootkit.ko
insmod ./rootkit.ko
modprobe nf_tables
