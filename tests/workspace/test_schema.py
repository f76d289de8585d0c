import json
import tomllib

import jsonschema
import pytest

from drift_lsp.detectors import registry
from drift_lsp.workspace.config import SECTIONS, TABLES, known_keys, template
from drift_lsp.workspace.schema import json_schema


@pytest.fixture(scope="module")
def schema():
    made = json.loads(json_schema(sorted(registry.names())))
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


def test_every_key_is_described_with_its_default(schema):
    for key in known_keys():
        section, _, name = key.path.partition(".")
        if section in SECTIONS:
            described = schema.schema["properties"][section]["properties"][name]
            assert described["description"] == key.doc
            assert described["default"] == (list(key.default) if isinstance(key.default, tuple) else key.default)
            assert schema.evolve(schema=described).is_valid(described["default"])
    assert set(schema.schema["properties"]) == {*SECTIONS, *TABLES}


@pytest.mark.parametrize(
    "text",
    [
        template(),
        "[scan]\nmax_file_size = 2048\nextra_ignore = ['a/']",
        "[tiers]\n'errors/raise-cause' = 'off'\nerrors = 'always'\n'mined/x' = 'off'\n0123456789abcdef = 'off'",
    ],
)
def test_what_drift_takes_is_valid(schema, text):
    schema.validate(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "[scna]",
        "[scan]\nmax_filesize = 2048",
        "[scan]\nmax_file_size = 1",
        "[scan]\nextra_ignore = 'a/'",
        "[learn]\nbound = 1.0",
        "[check]\nshow = 'new'",
        "[tiers]\n'errors/raise-cuase' = 'off'",
        "[severity]\nerrors = 'off'",
    ],
)
def test_what_drift_refuses_is_not(schema, text):
    assert not schema.is_valid(tomllib.loads(text))
