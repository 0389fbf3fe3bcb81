"""Defects of the compiler that are known and not yet mended: what would only show them again is not written.

Each is named for the form; a defect that is mended leaves here.
"""

JUMPS_IN_FINALLY_OF_COROUTINES = False
