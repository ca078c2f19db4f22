# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes an act take time is real: another program that is writing to the store."""
import contextlib
import pathlib
import re
import sqlite3


class BusyStore:
    """For an AppTest with real consultations."""

    @contextlib.contextmanager
    def busy_store(self):
        """Somebody else writes: whoever wants to write has to wait."""
        [path] = self.store_files()
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as store:
            store.execute("BEGIN IMMEDIATE")
            yield
            store.execute("ROLLBACK")

    def store_files(self):
        return [path for path in (pathlib.Path(self.home) / "data").rglob("*")
                if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3"]

    def look_at(self, app, name):
        """Chooses a patient in the list, without waiting for the consultation."""
        app.settled(re.compile("^" + re.escape(name) + "[,\n]"), app.find("frame", "Venule")).point()
