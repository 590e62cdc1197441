# What every root filesystem shares; part of each root filesystem's hash.
suite=bookworm

# Timestamps inside the root filesystems: the suite's release day, so that a rebuild from the same packages is the same.
export SOURCE_DATE_EPOCH=1686355200

# The work user. The number is outside Debian's ranges, and says the same thing to the host as inside.
work_user=sandbox
work_id=64000
