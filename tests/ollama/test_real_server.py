"""A real model chooses: `LOOM_RUN_OLLAMA=1 pytest tests/ollama`, with OLLAMA_HOST and LOOM_OLLAMA_MODEL if need be.

The model's part is to choose. What it chooses is a template of ours with numbers within our bounds, or the test fails.
"""

from __future__ import annotations

import os

import pytest

from tests.ollama.client import Client, host
from tests.ollama.templates import TEMPLATES


@pytest.mark.skipif(os.environ.get("LOOM_RUN_OLLAMA") != "1", reason="asks a real Ollama server: LOOM_RUN_OLLAMA=1")
def test_machines_agree_on_what_a_model_chooses() -> None:
    client = Client(host())
    model = os.environ.get("LOOM_OLLAMA_MODEL") or client.models()[0]
    choice = client.choose(model)
    assert TEMPLATES[choice.template].agrees(**choice.parameters)
