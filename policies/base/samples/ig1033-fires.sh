./deepce.sh --no-enumeration
