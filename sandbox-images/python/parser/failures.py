"""Why a text has no tree, as the parser service's wire says it."""

import json


def failure(reason, message, line=1, column=1):
    return json.dumps({"error": {"reason": reason, "message": message[:300], "line": line, "column": column}}).encode()
