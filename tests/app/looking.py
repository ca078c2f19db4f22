# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the program by its accessibility tree."""
import time

from gi.repository import GLib

from accessible import ACCESSIBLE, PATIENCE, ROOT, Ended, Missing, Node, describe, keep_on_screen, matches, read_facts
from items import Items

DOUBT = 3  # seconds after which everything is asked for again, in case a child took the place of another


class Looking:
    """What an App can see, and wait to see."""

    def begin_looking(self):
        self.items = Items(lambda item: read_facts(item, self.understand))

    def tree(self, thorough=False):
        """The whole tree: one call for what is known of it, and others for what nobody has asked for yet: where there
        are not as many children as there should be. thorough: asks for the children of everything again; a path, for
        what lies under it only, which is much quicker."""
        for _ in range(3):
            reply = self.bus.ask(self.bus_name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
            nodes = {facts["path"]: Node(self, facts) for facts in self.items.read(reply)}
            for node in nodes.values():
                parent = nodes.get(node.parent_path)
                if parent is not None and parent is not node and node.path != ROOT:
                    node.parent = parent
                    parent.children.append(node)
            again = nodes if thorough is True else ()
            if thorough in nodes:
                again = {node.path for node in nodes[thorough].walk()}
            lacking = [path for path, node in nodes.items()
                       if path in again or path == ROOT or node.n_visible() != node.n_children]
            if not self.ask_for_descendants(lacking, set(nodes)):
                break
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return nodes[ROOT]

    def ask_for_descendants(self, paths, known):
        """Only what was asked for once is told of afterwards. Returns whether there was anything new."""
        n_known = len(known)
        while paths:
            replies = self.bus.call_many([(self.bus_name, path, ACCESSIBLE, "GetChildren", None) for path in paths])
            paths = [path for reply in replies if reply is not None for _, path in reply[0] if path not in known]
            known.update(paths)
        return len(known) > n_known

    def node_at(self, path):
        """One thing by itself, without its parents and children."""
        def ask(method, arguments=None, interface=ACCESSIBLE):
            return self.bus.call(self.bus_name, path, interface, method, arguments)[0]

        known = ask("GetAll", GLib.Variant("(s)", (ACCESSIBLE,)), "org.freedesktop.DBus.Properties")
        item = ((self.bus_name, path), None, known["Parent"], 0, 0, ask("GetInterfaces"), known["Name"], ask("GetRole"),
                known["Description"], ask("GetState"))
        return Node(self, read_facts(item, self.understand))

    def in_tree(self, node):
        """The same with what stands around it."""
        return next(other for other in self.tree().walk() if other.path == node.path)

    def get_property(self, node, interface, name):
        return node.call("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name)))[0]

    def all(self, role=None, name=None, within=None, on_screen=True, sensitive=None, thorough=False):
        """What is there now. role: AT-SPI’s ("push button", "label", "entry", "list item", "toggle button", …), with
        "button" for any that can be pressed; name: exact, or a compiled pattern to search for; within: a Node, a
        window’s title, or nothing for everywhere."""
        root = self.tree(self.path_of(within) or True if thorough else False)
        if isinstance(within, str):
            windows = [w for w in root.children if w.name == within]
            root = windows[-1] if windows else None
        elif within is not None:
            root = next((node for node in root.walk() if node.path == within.path), None)
        found = [] if root is None else [node for node in root.walk() if matches(node, role, name, sensitive)]
        return keep_on_screen(found) if on_screen else found

    def path_of(self, within):
        """Where to look: of a window, the newest of that title."""
        if isinstance(within, str):
            within = next((w for w in reversed(self.tree().children) if w.name == within), None)
        return None if within is None else within.path

    def maybe(self, *args, **kwargs):
        """The first of all(), or None."""
        return next(iter(self.all(*args, **kwargs)), None)

    def find(self, *args, timeout=PATIENCE, **kwargs):
        """Waits for it."""
        asked = time.monotonic()

        def look():
            nonlocal asked
            found = self.maybe(*args, **kwargs)
            if found is None and time.monotonic() > asked + DOUBT:
                found = self.maybe(*args, **kwargs, thorough=True)
                asked = time.monotonic()
            return found

        return self.wait(look, f"{describe(args, kwargs)}", timeout)

    def comes_up(self, *args):
        """The same for a while; None if it does not."""
        try:
            return self.find(*args, timeout=PATIENCE / 3)
        except Missing:
            return None

    def find_gone(self, *args, timeout=PATIENCE, **kwargs):
        """Waits until there is none."""
        self.wait(lambda: self.maybe(*args, **kwargs) is None, f"no {describe(args, kwargs)}", timeout)

    def wait(self, condition, what, timeout=PATIENCE):
        end = time.monotonic() + timeout
        pause = 0.02
        while True:
            has_ended = self.process.poll() is not None
            try:
                value = condition()
            except GLib.Error:  # a thing that went away while it was looked at, or the program did
                value = None
            if value:
                return value
            if has_ended:
                raise Ended(f"the program ended with {self.process.returncode}, waited for: {what}\n{self.said()}")
            if time.monotonic() > end:
                raise Missing(f"waited {timeout} s for {what}")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.3)

    def rest(self, look, what, times=4):
        """What look() says once it has said the same so many times in a row: of a thing that slides or is scrolled, where
        it comes to rest."""
        said = []

        def is_still():
            said.append(look())
            return len(said) > times and len(set(said[-times:])) == 1

        self.wait(is_still, f"{what} to rest")
        return said[-1]
