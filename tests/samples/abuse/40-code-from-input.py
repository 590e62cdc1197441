# expect: detected
# threat: 40 encoded payload
# at: either
# family: egress
# severity: medium
# decision: stopped
# stdin: 696d706f727420736f636b65743b20733d736f636b65742e736f636b657428293b20732e636f6e6e6563745f65782828223230332e302e3131332e39222c203434343429293b207072696e74282274726965642229

import sys

exec(compile(bytes.fromhex(sys.stdin.readline().strip()), "<input>", "exec"))
