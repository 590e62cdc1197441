#!/bin/bash
# One live shell for all cells of a session. A cell is sourced at the top level, so what it sets stays. What would end the shell (exit, set -e, an interrupt, an
# unset variable) ends the cell: the EXIT trap writes the state down, and a new shell in the same process takes it up. See README.md.

source /sandbox/missing.sh

# The wire is descriptor 99, and closed while a cell runs.
__cell_field() { IFS= read -r -d '' -u 99 "$1" || builtin exit 70; }

# The next cell's message: its code and stdin in files, its arguments in an array. Fails when /tmp is full.
__cell_receive() {
  local count i entry
  if [ "$__cell_number" != 0 ]; then __cell_field entry; fi
  __cell_number=$((__cell_number + 1))
  __cell_file=/tmp/cell-$__cell_number.sh
  __cell_field __cell_id
  __cell_field count
  for ((i = 0; i < count; i++)); do
    __cell_field entry
    # A name that bash refuses would stop us; the cell would not see it either.
    export "$entry" 2>/dev/null
  done
  __cell_args=()
  __cell_field count
  for ((i = 0; i < count; i++)); do
    __cell_field entry
    __cell_args+=("$entry")
  done
  __cell_field entry
  printf '%s' "$entry" >/tmp/.cell-stdin || i=full
  __cell_field entry
  printf '%s' "$entry" >"$__cell_file" || i=full
  [ "$i" != full ]
}

__cell_done() {
  __cell_running=
  # The text is in memory; only the name is wanted from now on.
  : >"$__cell_file"
  # A line of its own, also when the code has written a piece of one here.
  printf '\n{"op":"done","id":"%s","status":%d}\n' "$__cell_id" "$__cell_status" >&99
} 2>/dev/null

# For the EXIT trap. The descriptors are still those of the cell: the wire is where bash put it aside, and would be closed with this program anywhere but on 0 to 2.
__cell_save() {
  __cell_flags=${-//[^euvx]/}
  builtin set +euvxf
  builtin trap -p INT DEBUG ERR RETURN >/tmp/.cell-traps
  builtin trap : INT
  builtin trap - DEBUG ERR RETURN EXIT
  { declare -p; declare -f; declare -F; alias -p; shopt -p; builtin set +o; builtin trap -p; } >/tmp/.cell-state
  local path
  for path in /proc/self/fd/*; do
    [ -S "$path" ] && [ "${path##*/}" -gt 2 ] && exec 0<&"${path##*/}" && break
  done
}

__cell_end='{ __cell_status=$?; [ -n "$__cell_running" ] || builtin exit "$__cell_status"; __cell_save; } 2>/dev/null
exec /bin/bash --noprofile --norc /sandbox/session.sh resumed'

# An EXIT trap is the cell's as it is a script's; the shell's own is ours.
trap() {
  local word rest=() ending=
  if [ "$BASHPID" = $$ ] && [[ $# -gt 0 && $1 != -[lp]* ]]; then
    [ "$1" != -- ] || shift
    [ $# -gt 1 ] || builtin set -- - "$@"
    for word in "${@:2}"; do
      case ${word^^} in
        EXIT | SIGEXIT | 0) ending=yes ;;
        *) rest+=("$word") ;;
      esac
    done
    if [ -n "$ending" ]; then
      if [ "$1" = - ]; then unset -v __cell_at_exit; else __cell_at_exit=$1; fi
    fi
    for word in "${rest[@]}"; do
      case $1${word^^} in
        # When a function ends, bash gives back those of these that are off.
        -DEBUG | -ERR | -RETURN) builtin trap '' "$word" ;;
        *) builtin trap -- "$1" "$word" ;;
      esac
    done
  else
    builtin trap "$@"
  fi
}

if [ "$1" = resumed ]; then
  exec 99<&0 0</dev/null
  builtin set --
  # Some variables cannot be set; they are bash's own.
  source /tmp/.cell-state >/dev/null 2>&1
  : >/tmp/.cell-state
  builtin trap 'exit 130' INT
  builtin trap "$__cell_end" EXIT
  if [ -n "${__cell_at_exit-}" ]; then
    __cell_code=$__cell_at_exit
    unset -v __cell_at_exit
    eval "$__cell_code" </dev/null 99>&-
  fi
  builtin set +euvx
  builtin trap '' INT
  __cell_done
else
  __cell_number=0
  exec 99<>/dev/null 99>&3 3>&-
  builtin trap '' INT
  : >/tmp/.cell-traps
  builtin trap "$__cell_end" EXIT
fi

while :; do
  if __cell_receive; then
    BASH_ARGV0=$__cell_file
    __cell_running=yes
    builtin set -- "${__cell_args[@]}"
    builtin trap 'exit 130' INT
    source /tmp/.cell-traps
    [ -z "$__cell_flags" ] || builtin set -"$__cell_flags"
    source "$__cell_file" </tmp/.cell-stdin 99>&-
    # Between cells nothing of the cell's is in force. Not in a function: bash gives those traps back when one ends.
    {
      __cell_status=$?
      __cell_flags=${-//[^euvx]/}
      builtin set +euvx
      builtin trap -p INT DEBUG ERR RETURN >/tmp/.cell-traps
      builtin trap '' INT
      builtin trap - DEBUG ERR RETURN
    } >/dev/null 2>&1
  else
    __cell_status=1
  fi
  __cell_done
done
