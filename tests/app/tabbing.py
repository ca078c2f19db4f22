# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through what is open by Tab, as who has no pointer does: each control is come to, nothing keeps the keyboard, and
Shift+Tab goes back the way that Tab came."""
from accessible import Missing

ENOUGH = 45  # steps: more than the longest of the dialogs that are walked has
AWAY = {"Close", "Minimize", "Maximize", "Restore"}  # by Escape and the desktop's own keys


def is_to_be_reached(node, controls):
    """A row leads to what stands in it; of choices that exclude each other the arrows reach the others."""
    if not node.has("focusable") or not node.has("sensitive") or node.role in ("frame", "dialog"):
        return False
    if node.role == "list item":
        return not any(other.parent is not None and is_in(other, node) for other in controls if other is not node)
    return not (node.role in ("check box", "radio button") and not node.has("checked")) and not (
        node.name in AWAY and node.role == "push button" and node.description)


def is_in(node, above):
    while node is not None and node.path != above.path:
        node = node.parent
    return node is not None


def go(app, key, here):
    app.press(key)
    try:
        return app.somewhere(here)
    except Missing:
        return None


def find_traps(app, controls):
    """What is wrong with the way that Tab takes through these controls."""
    reached = [node for node in controls if is_to_be_reached(node, controls)]
    if len(reached) < 2:
        return []
    first = here = go(app, "Tab", None)
    way = []
    while here is not None and here.path not in [node.path for node in way] and len(way) < ENOUGH:
        way.append(here)
        here = go(app, "Tab", here)
    if here is None:
        return [f"Tab does not leave {way[-1] if way else first}"]
    if here.path not in [node.path for node in way]:
        return [f"after {len(way)} steps of Tab there was no end"]
    lacking = [node for node in reached if node.path not in [step.path for step in way]]
    return [f"Tab does not come to {node}" for node in lacking] + find_way_back(app, here, way)


def find_way_back(app, here, way):
    """Where Tab has come round to the beginning, which may not be the first place: a dialog begins at its default."""
    at = [node.path for node in way].index(here.path)
    if at > 0 or len(way) < 3:
        return [] if len(way) < 3 else [f"Tab comes round to {here}, and never again to {way[0]}"]
    for expected in (way[-1], way[-2]):
        there = go(app, "shift+Tab", here)
        if there is None or there.path != expected.path:
            return [f"Shift+Tab goes from {here} to {there}, and Tab from {expected} to {here}"]
        here = there
    return []
