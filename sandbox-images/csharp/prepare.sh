#!/bin/bash
# Publishes the runner with its runtime into the build context: prepare.sh <build context> <root filesystem image>.
# Packages come from NuGet by the SDK's own client; they are kept where it keeps them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
context=$1

command -v dotnet >/dev/null || { echo "csharp: dotnet is missing. Install the .NET SDK 10: https://dot.net" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish "$here/runner/CSharpRunner.csproj" --configuration Release --output "$context/published" --artifacts-path "$work" --nologo --verbosity quiet \
  -p:UseSharedCompilation="${UseSharedCompilation:-false}"
# The host of debuggers and the maker of crash dumps: nothing here attaches and nothing here dumps.
rm -f "$context"/published/{createdump,libmscordbi.so,libmscordaccore.so,libSystem.IO.Ports.Native.so,libcoreclrtraceptprovider.so}
rm -rf "$context/runner"
chmod -R u=rwX,go=rX "$context/published"
