"""Plain Python: a module body, whose last expression is the result. `await` at the top level works as in IPython."""
import _ast

from runner import cells

CO_COROUTINE = 0x80
# The compiler flags of `from __future__` imports, carried to the last expression and to later cells.
FUTURES = 0x1FF0000

_futures = 0


def execute(tree, namespace, run_coroutine=None):
    """The last expression's value. A cell that awaits goes to `run_coroutine` as a whole; without, what awaits runs on a loop of this code alone."""
    global _futures
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    # Both are compiled before anything runs: a syntax error anywhere means nothing happened.
    body = _compile(tree, "exec", _futures)
    futures = body.co_flags & FUTURES
    steps = [body]
    if last is not None:
        steps.append(_compile(_ast.Expression(body=last.value), "eval", futures))
    _futures = futures
    if not any(step.co_flags & CO_COROUTINE for step in steps):
        value = None
        for step in steps:
            value = eval(step, namespace)
        return value

    if run_coroutine is not None:
        return run_coroutine(_steps(steps, namespace))
    import asyncio

    with asyncio.Runner() as runner:
        value = None
        for step in steps:
            value = eval(step, namespace)
            if step.co_flags & CO_COROUTINE:
                value = runner.run(_awaited(value))
        return value


async def _steps(steps, namespace):
    value = None
    for step in steps:
        value = eval(step, namespace)
        if step.co_flags & CO_COROUTINE:
            value = await value
    return value


async def _awaited(coroutine):
    return await coroutine


def _compile(tree, mode, flags):
    return compile(tree, cells.current, mode, cells.ALLOW_TOP_LEVEL_AWAIT | flags, True)
