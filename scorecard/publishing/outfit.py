"""What worker processes need for printing, imported once by the process that they are forks of.

No more than that: an edit is to be seen soon, and whoever writes what they print needs as long for the rest meanwhile.
What else a process is asked for it imports then.
"""

from __future__ import annotations

import gc
from importlib import import_module

from scorecard.publishing.program import read_code

NEEDED = ("scorecard.publishing.print_room", "scorecard.publishing.together", "scorecard.publishing.running")

# Nothing that is here to stay is garbage: to look for some takes a twelfth of the time that this takes.
gc.disable()
try:
    for _name in NEEDED:
        import_module(_name)
    read_code()
finally:
    # Nor later; a collection that went through it would give each fork a copy of its own.
    gc.freeze()
    gc.enable()
