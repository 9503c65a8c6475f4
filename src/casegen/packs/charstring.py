"""Reads how one glyph is drawn and says the same on a coarser grid, without hints (Adobe note 5177)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

# Units to an em in the fonts that are read, and in what is written: at 400% on a screen an edge moves by less than a
# tenth of a pixel.
EM, GRID = 1000, 200
# How far off a point may be, in units of the grid.
_ASTRAY = 0.8
# What is drawn: the steps of a line, or of a curve with its two handles.
_Step = tuple[int, ...]
_LINES, _CURVES = 2, 6
# So many numbers an operator may have before it.
_STACK = 48
_HINTS, _MASKS = {1, 3, 18, 23}, {19, 20}
_MOVES = {21: 2, 22: 1, 4: 1}
_END, _MOVE = b"\x0e", b"\x15"


class Unreadable(Exception):
    """A font or a glyph that is not of the plain kind that typst embeds."""


@lru_cache(maxsize=30_000)
def redrawn(code: bytes, default: float, nominal: float) -> bytes:
    """The charstring of a glyph on the grid, where a glyph that says no width is GRID wide.

    `default` is the width where the code says none, and `nominal` is added to what it says. Raises Unreadable.
    """
    width, contours = _contours(code)
    across = (default if width is None else nominal + width) * GRID / EM
    said = b"" if across == GRID else number(round(across)) if across == round(across) else _fixed(across)
    return said + b"".join(map(_contour, contours)) + _END


def number(value: int) -> bytes:
    """A whole number of at most 16 bits, as charstrings and dictionaries have it."""
    if -107 <= value <= 107:
        return bytes([value + 139])
    if 108 <= abs(value) <= 1131:
        high, low = divmod(abs(value) - 108, 256)
        return bytes([(247 if value > 0 else 251) + high, low])
    return b"\x1c" + value.to_bytes(2, "big", signed=True)


def _fixed(value: float) -> bytes:
    return b"\xff" + round(value * 65536).to_bytes(4, "big", signed=True)


def _contours(code: bytes) -> tuple[float | None, list[list[_Step]]]:
    """The width that the code says, and its contours: where each begins, as a step from the last, and its steps."""
    scale = GRID / EM
    contours: list[list[_Step]] = []
    stack: list[float] = []
    width: float | None = None
    started = False
    hints = at = 0
    x = y = 0.0
    gx = gy = 0

    def step(*deltas: float) -> None:
        nonlocal x, y, gx, gy
        made = []
        for one in range(0, len(deltas), 2):
            x += deltas[one]
            y += deltas[one + 1]
            # One step is rounded one way, so that strokes of one width stay so, until the place is too far off.
            nx, ny = gx + round(deltas[one] * scale), gy + round(deltas[one + 1] * scale)
            nx = nx if abs(nx - x * scale) <= _ASTRAY else round(x * scale)
            ny = ny if abs(ny - y * scale) <= _ASTRAY else round(y * scale)
            made += [nx - gx, ny - gy]
            gx, gy = nx, ny
        if any(made):
            contours[-1].append(tuple(made))

    while at < len(code):
        byte = code[at]
        at += 1
        if byte >= 32:
            if byte <= 246:
                stack.append(byte - 139)
            elif byte <= 250:
                stack.append((byte - 247) * 256 + code[at] + 108)
                at += 1
            elif byte <= 254:
                stack.append((251 - byte) * 256 - code[at] - 108)
                at += 1
            else:
                stack.append(int.from_bytes(code[at : at + 4], "big", signed=True) / 65536)
                at += 4
            continue
        if byte == 28:
            stack.append(int.from_bytes(code[at : at + 2], "big", signed=True))
            at += 2
            continue
        if not started:
            # The width stands before what the first operator needs.
            needs = _MOVES[byte] if byte in _MOVES else 0 if byte == 14 else len(stack) // 2 * 2
            if len(stack) > needs:
                width = stack.pop(0)
            started = True
        if byte in _HINTS or byte in _MASKS:
            hints += len(stack) // 2
            at += (hints + 7) // 8 if byte in _MASKS else 0
        elif byte in _MOVES:
            dx, dy = (stack[0], 0.0) if byte == 22 else (0.0, stack[0]) if byte == 4 else stack
            # A place to begin at is kept, even where it is that of the last one.
            contours.append([])
            x, y = x + dx, y + dy
            nx, ny = round(x * scale), round(y * scale)
            contours[-1].append((nx - gx, ny - gy))
            gx, gy = nx, ny
        elif byte == 14:
            return width, contours
        else:
            for deltas in _drawn(byte, stack):
                step(*deltas)
        stack.clear()
    raise Unreadable


def _drawn(operator: int, stack: list[float]) -> Iterator[tuple[float, ...]]:
    """The lines (two numbers) and curves (six) that an operator draws with what stands before it."""
    count = len(stack)
    if operator in (5, 24, 25):
        # Lines; curves and a line; lines and a curve.
        lines = count if operator == 5 else 2 if operator == 24 else count - 6
        if operator == 24:
            yield from _grouped(stack[: count - 2], _CURVES)
            yield from _grouped(stack[count - 2 :], _LINES)
        else:
            yield from _grouped(stack[:lines], _LINES)
            yield from _grouped(stack[lines:], _CURVES)
    elif operator == 8:
        yield from _grouped(stack, _CURVES)
    elif operator in (6, 7):
        for at, one in enumerate(stack):
            yield (one, 0.0) if (at % 2 == 0) == (operator == 6) else (0.0, one)
    elif operator in (26, 27):
        odd = stack[0] if count % 4 else 0.0
        for a, b, c, d in _grouped(stack[count % 4 :], 4):
            yield (odd, a, b, c, 0.0, d) if operator == 26 else (a, odd, b, c, d, 0.0)
            odd = 0.0
    elif operator in (30, 31):
        last = stack[-1] if count % 4 else 0.0
        curves = list(_grouped(stack[: count - count % 4], 4))
        for at, (a, b, c, d) in enumerate(curves):
            end = last if at == len(curves) - 1 else 0.0
            yield (a, 0.0, b, c, end, d) if (at % 2 == 0) == (operator == 31) else (0.0, a, b, c, d, end)
    else:
        raise Unreadable


def _grouped(values: list[float], size: int) -> Iterator[tuple[float, ...]]:
    if len(values) % size:
        raise Unreadable
    return zip(*(values[at::size] for at in range(size)), strict=True)


def _contour(steps: list[_Step]) -> bytes:
    """One contour in as few operators as its steps allow."""
    made = [*map(number, steps[0]), _MOVE]
    run: list[int] = []
    operator = following = 0
    for one in steps[1:]:
        own, after, said = _told(one)
        if run and (own != following or len(run) + len(said) > _STACK):
            made += [*map(number, run), bytes([operator])]
            run = []
        if not run:
            operator = own
        run += said
        following = after
    return b"".join([*made, *map(number, run), bytes([operator])] if run else made)


def _told(step: _Step) -> tuple[int, int, _Step]:
    """The operator of a step, that of a step which may follow under the same one, and the numbers it needs."""
    if len(step) == _LINES:
        dx, dy = step
        return (6, 7, (dx,)) if not dy else (7, 6, (dy,)) if not dx else (5, 5, step)
    a, b, c, d, e, f = step
    if not b:
        return (31, 30, (a, c, d, f)) if not e else (27, 27, (a, c, d, e)) if not f else (8, 8, step)
    if not a:
        return (30, 31, (b, c, d, e)) if not f else (26, 26, (b, c, d, f)) if not e else (8, 8, step)
    return 8, 8, step
