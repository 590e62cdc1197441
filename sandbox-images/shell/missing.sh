# A program that is nowhere: bash only looks for the name and starts nothing, so nobody outside would see what was asked for. It is tried in a folder that never is; the
# message and the status are bash's own. Already in a process of its own when bash calls it.
command_not_found_handle() {
  (exec -a "$1" "/sandbox/missing/$1" "${@:2}") 2>/dev/null
  printf '%s: line %s: %s: command not found\n' "${BASH_SOURCE[1]}" "${BASH_LINENO[0]}" "$1" >&2
  return 127
}
