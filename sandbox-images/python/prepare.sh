#!/bin/bash
# Compiles our own modules with the image's interpreter: prepare.sh <build context> <root filesystem image>.
# Unchecked: the files are read-only there, so no start needs to compare their dates.
set -euo pipefail
context=$1 rootfs=$2

container=$(docker create --network none "$rootfs" /usr/bin/python3 -m compileall -q --invalidation-mode unchecked-hash /sandbox/runner)
trap 'docker rm -f "$container" >/dev/null' EXIT
docker cp "$context/runner" "$container:/sandbox/runner"
docker start --attach "$container"
docker cp "$container:/sandbox/runner/__pycache__" "$context/runner/__pycache__"
