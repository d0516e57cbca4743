# SPDX-License-Identifier: BSL-1.0
"""Files that are whole or as they were, also when writing is interrupted."""
import os
from pathlib import Path


def write_whole(path, text):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_text(text)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
