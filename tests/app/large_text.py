# SPDX-License-Identifier: GPL-3.0-or-later
"""Text at 200 %, as a desktop says it: by the X settings."""
import contextlib
import subprocess
import tempfile


@contextlib.contextmanager
def large_text():
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write("Xft/DPI 196608\n")
        file.flush()
        daemon = subprocess.Popen(["xsettingsd", "-c", file.name], stderr=subprocess.PIPE, text=True)
        try:
            for line in daemon.stderr:
                if "Took ownership" in line:
                    break
            yield
        finally:
            daemon.terminate()
            daemon.communicate()
