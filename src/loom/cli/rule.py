"""stub"""

import click


@click.command("rule")
def command():
    pass
