"""Figures of matplotlib's pyplot: shown, or open when the code ends, they become results."""
import sys

from runner import values, wire

_last_shown = None


def install(pyplot):
    """`show` hands the figures over and closes them, as a window would be; what is drawn afterwards begins a new one."""
    save = pyplot.savefig

    def show(*args, **kwargs):
        hand_over()

    def savefig(*args, **kwargs):
        # As with a window that nobody closed: right after `show` the figure is still to be had.
        if _last_shown is not None and not pyplot.get_fignums():
            return _last_shown.savefig(*args, **kwargs)
        return save(*args, **kwargs)

    show.__doc__, savefig.__doc__ = pyplot.show.__doc__, save.__doc__
    pyplot.show, pyplot.savefig = show, savefig


def pyplot_spec(path):
    """Of matplotlib.pyplot, which is ours from its first moment on."""
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("matplotlib.pyplot", path)
    if spec is not None:
        load = spec.loader.exec_module

        def load_and_install(module):
            load(module)
            install(module)

        spec.loader.exec_module = load_and_install
    return spec


def hand_over():
    """All open figures with something drawn, by number; then none is open."""
    global _last_shown
    open_ones = sys.modules["matplotlib._pylab_helpers"].Gcf
    try:
        for manager in open_ones.get_all_fig_managers():
            figure = manager.canvas.figure
            if not getattr(figure, "_shown_by_runner", False) and _send(figure):
                _last_shown = figure
    finally:
        open_ones.destroy_all()


def _send(figure):
    """Whether there was something to send."""
    try:
        # An empty one has its background only.
        if len(figure.get_children()) < 2:
            return False
        data = {"text/plain": repr(figure)}
        data.update(_in_chosen_formats(figure) or {"image/png": png(figure)})
    except Exception as error:
        # As in a notebook: the code itself has done well.
        print(f"A figure could not be drawn: {type(error).__name__}: {error}", file=sys.stderr)
        return False
    wire.send_result(values.as_text(data), False)
    return True


def png(figure):
    import io

    picture = io.BytesIO()
    figure.savefig(picture, format="png", bbox_inches="tight")
    return picture.getvalue()


def shown(figure):
    """For `display(figure)`, which is not to be repeated at the end."""
    figure._shown_by_runner = True
    return png(figure)


def _in_chosen_formats(figure):
    """The formats that the code chose by IPython's set_matplotlib_formats, if any."""
    shell = sys.modules.get("runner.shell")
    return shell.figure_formats(figure) if shell is not None else None
