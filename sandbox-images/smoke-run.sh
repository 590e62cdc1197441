#!/bin/bash
# A container as hardened as a sandbox, without init: smoke-run.sh <image> <command>…; standard input goes in.
exec docker run --rm --interactive --network none --read-only --user 64000:64000 --cap-drop ALL \
  --security-opt no-new-privileges --pids-limit 64 --memory 1g \
  --tmpfs /work:rw,nosuid,nodev,size=64m,uid=64000,gid=64000,mode=0700 \
  --tmpfs /tmp:rw,nosuid,nodev,size=64m,mode=1777 \
  --entrypoint "$2" "$1" "${@:3}"
