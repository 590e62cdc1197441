# expect: detected
# threat: 5 namespaces
# at: either
# family: escape
# severity: high
# decision: stopped

unshare --user --map-root-user --mount id
nsenter --target 1 --mount true
