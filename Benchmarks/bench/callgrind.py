"""Reads what valgrind's callgrind has counted."""

import collections
import re


def inclusive(file):
    """Callgrind's counts, by function; a function that calls itself is not counted twice."""
    names, instructions = {}, collections.Counter()
    function = called = None
    is_call = False
    for line in file.read_text(errors="replace").splitlines():
        if match := re.match(r"(c?)fn=(\(\d+\))(?: (.*))?$", line):
            name = names.setdefault(match[2], match[3])
            if match[1]:
                called = name
            else:
                function = name
        elif line.startswith("calls="):
            is_call = True
        elif re.match(r"[+*-]?\d* \d+$", line) and function:
            if not (is_call and called == function):
                instructions[function] += int(line.split()[1])
            is_call = False
    return instructions
