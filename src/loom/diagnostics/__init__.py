"""One problem as data: a stable code, where it stands, why it is one, and the smallest rewrite that helps.

`catalogue` holds the codes, `render` turns a diagnostic into text; nothing here knows the compiler.
"""

from loom.diagnostics.catalogue import Rule, Severity
from loom.diagnostics.diagnostic import Diagnostic, Span, characters, name_in_header

__all__ = ["Diagnostic", "Rule", "Severity", "Span", "characters", "name_in_header"]
