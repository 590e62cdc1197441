# expect: completed
# stdout: ba7816bf8f01cfea
# stdout: hello world
# stdout: ZGF0YQ==
# note: Neighbour of an encoded payload: what is decoded is shown, not run.

printf 'abc' | sha256sum | cut -c1-16
echo 'aGVsbG8gd29ybGQK' | base64 -d
printf 'data' | base64
