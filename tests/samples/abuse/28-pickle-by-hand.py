# expect: detected
# threat: 28 program started by a packed object
# at: source
# family: execution
# severity: high
# decision: refused

import pickle

pickle.loads(b"cos\nsystem\n(S'id'\ntR.")
