"""A value by MIME type, as notebooks ask for it. Works without IPython."""
import sys

METHODS = {
    "text/html": "_repr_html_",
    "text/markdown": "_repr_markdown_",
    "text/latex": "_repr_latex_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "application/json": "_repr_json_",
}


def representations(value):
    data = {"text/plain": repr(value)}
    kind = type(value)
    if kind.__module__ == "builtins":
        return data
    offered = _asked(kind, value, "_repr_mimebundle_", include=None, exclude=None)
    if isinstance(offered, dict):
        data.update((str(mime), item) for mime, item in offered.items())
    for mime, method in METHODS.items():
        if mime not in data:
            data[mime] = _asked(kind, value, method)
    if kind.__module__ == "matplotlib.figure" and data["image/png"] is None:
        from runner import figures

        data["image/png"] = figures.shown(value)
    return as_text(data)


def as_text(data):
    """What goes over the wire: text, bytes as base64, data as JSON; nothing of what was not given."""
    return {mime: item if type(item) is str else _text_of(mime, item) for mime, item in data.items() if item is not None}


def _asked(kind, value, method, **how):
    # Of the class, so that objects which answer to every name do not answer here.
    function = getattr(kind, method, None)
    if not callable(function):
        return None
    try:
        given = function(value, **how)
    except NotImplementedError:
        return None
    except Exception as error:
        print(f"{kind.__name__}.{method}: {type(error).__name__}: {error}", file=sys.stderr)
        return None
    if isinstance(given, tuple) and len(given) == 2 and isinstance(given[1], dict):
        # The second is metadata.
        return given[0]
    return given


def _text_of(mime, item):
    if isinstance(item, (bytes, bytearray, memoryview)):
        import binascii

        return binascii.b2a_base64(item, newline=False).decode()
    if mime.endswith("json") or isinstance(item, (dict, list)):
        import json

        return json.dumps(item, default=str)
    return str(item)
