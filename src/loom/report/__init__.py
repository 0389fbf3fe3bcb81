"""Reports: what Loom makes of a function as pages and diagrams, from data to text, with the standard library alone.

    explanation → lines → page               each source line with its role; one HTML file
    function → paths → machine → mermaid, dot, svg

`inventory` tells which functions of a module are Loom's. Nothing here prints or reads files of the user's.
"""
