"""Memory that a run used serves the next one."""

import subprocess
import sys

# Two threads and arrays of some megabytes, as in the app; counts the pages that had to be asked for again.
MANY_ARRAYS = """
import resource, sys
import numpy as np
from akkoordwijzer.model.memory import keep_freed_memory
asked = keep_freed_memory() if sys.argv[1] == "keep" else None
def run():
    made = [np.ones(300_000) for _ in range(20)]
    return sum(values[0] for values in made)
run()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    run()
print(asked, resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(how: str) -> tuple[str, int]:
    found = subprocess.run([sys.executable, "-c", MANY_ARRAYS, how], capture_output=True, text=True, check=True)
    asked, count = found.stdout.split()
    return asked, int(count)


def test_a_run_does_not_ask_for_its_memory_again() -> None:
    asked, kept = faults("keep")
    _, given_back = faults("give back")
    assert asked == "True"
    assert kept * 20 < given_back
