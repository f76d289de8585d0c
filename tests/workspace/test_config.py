import re
import tomllib

import pytest

from drift_lsp.detectors import registry
from drift_lsp.errors import ConfigError
from drift_lsp.workspace.config import Config, known_keys, template
from drift_lsp.workspace.layers import load, spoken, trace


@pytest.fixture
def environment(tmp_path):
    return {"XDG_CONFIG_HOME": str(tmp_path / "config")}


@pytest.fixture
def user(another):
    return another("config/drift")


def test_defaults(folder, environment):
    config = load(folder.path, environment)
    assert config == Config()
    assert (config.scan.max_file_size, config.learn.bound, config.learn.prior_weight) == (1_048_576, 0.85, 8)
    assert (config.lonely.directory_share, config.mine.least_sites, config.check.budget) == (0.34, 20, 5)
    assert (config.feedback.escalate, config.check.show, config.check.fail_on) == (1.5, "changed", "warning")


def test_the_nearest_word_holds(folder, user, environment):
    user.write({"drift.toml": "[check]\nbudget = 1\nshow = 'all'\n[learn]\nbound = 0.6\nleast_sites = 6\n"})
    assert load(folder.path, environment).check.budget == 1
    folder.write({"drift.toml": "[check]\nbudget = 2\n[learn]\nbound = 0.7\n"})
    assert load(folder.path, environment).check.budget == 2
    environment["DRIFT_CHECK_BUDGET"] = "3"
    assert load(folder.path, environment).check.budget == 3
    config = load(folder.path, environment, {"check.budget": 4, "check.fail_on": None})
    assert (config.check.budget, config.check.show, config.check.fail_on) == (4, "all", "warning")
    assert (config.learn.bound, config.learn.least_sites) == (0.7, 6)


def test_pyproject_holds_settings_too(folder, environment):
    folder.write({"pyproject.toml": "[project]\nname = 'x'\n[tool.drift.scan]\nextra_ignore = ['a/', '*.gen.ts']\n"})
    assert load(folder.path, environment).scan.extra_ignore == ("a/", "*.gen.ts")
    folder.write({"drift.toml": ""})
    with pytest.raises(ConfigError, match=r"drift\.toml and in \[tool\.drift\] of pyproject\.toml"):
        load(folder.path, environment)


def test_a_broken_pyproject_is_ours_only_where_it_speaks_of_us(folder, environment):
    folder.write({"pyproject.toml": "[project\n"})
    assert load(folder.path, environment) == Config()
    folder.write({"pyproject.toml": "[tool.drift.check]\nbudget = \n"})
    with pytest.raises(ConfigError, match=r"pyproject\.toml is no valid TOML.*line 2"):
        load(folder.path, environment)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("DRIFT_SCAN_MAX_FILE_SIZE", "2_000_000", lambda it: it.scan.max_file_size == 2_000_000),
        ("DRIFT_SCAN_WORKERS", " 2 ", lambda it: it.scan.workers == 2),
        ("DRIFT_SCAN_EXTRA_IGNORE", "a/, *.ts", lambda it: it.scan.extra_ignore == ("a/", "*.ts")),
        ("DRIFT_SCAN_EXTRA_IGNORE", '["a,b"]', lambda it: it.scan.extra_ignore == ("a,b",)),
        ("DRIFT_SCAN_EXTRA_IGNORE", "", lambda it: it.scan.extra_ignore == ()),
        ("DRIFT_LEARN_BOUND", "0.5", lambda it: it.learn.bound == 0.5),
        ("DRIFT_FEEDBACK_HALF_LIFE_DAYS", "90", lambda it: it.feedback.half_life_days == 90),
        ("DRIFT_CHECK_SHOW", "all", lambda it: it.check.show == "all"),
        ("DRIFT_LOG", "debug", lambda it: it == Config()),
        ("DRIFT_TIERS_ERRORS", "off", lambda it: it == Config()),
    ],
)
def test_environment(folder, environment, name, text, found):
    assert found(load(folder.path, environment | {name: text}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[scna]\n", r"drift\.toml: nobody knows \[scna\]\. Did you mean 'scan'"),
        (
            "[scan]\nmax_filesize = 1\n",
            r"Did you mean scan\.max_file_size\? Allowed: an integer, 1,024 to",
        ),
        ("[scan]\nzzz = 1\n", r"Known keys of \[scan\]: max_file_size, extra_ignore, workers"),
        (
            "[scan]\nthreads = 4\n",
            r"scan\.threads\. Did you mean scan\.workers\? Allowed: an integer, 0 to 256",
        ),
        ("[scan]\nbudget = 4\n", r"Did you mean check\.budget\?"),
        ("[analysis]\nmin_files = 2\n", r"nobody knows analysis\.min_files\. Did you mean learn\.least_files\?"),
        ("[quality_gates]\nfail_on = 'info'\n", r"Did you mean check\.fail_on\? Allowed: .*\"warning\""),
        ("[telemetry]\nenabled = true\n", r"nobody knows \[telemetry\]\. Known sections: scan, "),
        ("scan = 3\n", r"scan is a section"),
        ("[scan]\nmax_file_size = 1\n", r"scan\.max_file_size = 1 is not allowed\. Allowed: an integer, 1,024 to"),
        ("[scan]\nmax_file_size = '1 MB'\n", r'= "1 MB" is not allowed. Allowed: an integer'),
        ("[scan]\nworkers = true\n", r"workers = true is not allowed"),
        ("[scan]\nextra_ignore = 'a'\n", r"Allowed: a list of texts"),
        ("[learn]\nbound = 1.5\n", r"Allowed: a number, more than 0\.0 to less than 1\.0"),
        ("[learn]\nbound = nan\n", r"learn\.bound = nan is not allowed"),
        ("[learn]\nbound = inf\n", r"learn\.bound = inf is not allowed"),
        ("[check]\nshow = 'new'\n", r'check\.show = "new" is not allowed. Allowed: "all" or "changed"'),
        ("[tiers]\n'errors/raise-cause' = 'on'\n", r'tiers\."errors/raise-cause" = "on" is not allowed.*off'),
        ("[severity]\n'errors' = 3\n", r"Allowed: information, warning, error"),
        ("[tiers]\n'Not A Name' = 'off'\n", r"'Not A Name' in \[tiers\] is no name"),
        ("[tiers]\nerrors = ['off']\n", r"is not allowed"),
        ("[check]\nshow = \x01\n", r"drift\.toml is no valid TOML.*line 2"),
        ("a = [\n\n", r"no valid TOML"),
        ("x = " + "[" * 5_000, r"no valid TOML"),
    ],
)
def test_every_error_says_where_and_what_is_allowed(folder, environment, text, said):
    folder.write({"drift.toml": text})
    with pytest.raises(ConfigError, match=said) as caught:
        load(folder.path, environment)
    assert "drift.toml" in str(caught.value)
    assert str(caught.value).isprintable()


def test_errors_of_the_other_sources_name_them(folder, user, environment):
    with pytest.raises(ConfigError, match=r"environment variable DRIFT_CHECK_BUDGET: check\.budget = \"many\""):
        load(folder.path, environment | {"DRIFT_CHECK_BUDGET": "many"})
    with pytest.raises(ConfigError, match=r"environment variable DRIFT_CHECK_BUGET.*check\.budget\?"):
        load(folder.path, environment | {"DRIFT_CHECK_BUGET": "1"})
    with pytest.raises(ConfigError, match=r"command line: check\.budget = 0"):
        load(folder.path, environment, {"check.budget": 0})
    user.write({"drift.toml": "[check]\nbudget = 0\n"})
    with pytest.raises(ConfigError, match=re.escape(str(user.path / "drift.toml"))):
        load(folder.path, environment)


def test_files_that_cannot_be_read(folder, another, environment):
    folder.write({"drift.toml": b"\xff\xfe"})
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(folder.path, environment)
    folder.write({"drift.toml": b"\xef\xbb\xbf[check]\r\nbudget = 9\r\n"})
    assert load(folder.path, environment).check.budget == 9
    another("outside").write({"drift.toml": "secret = 'KEY'"})
    (folder.path / "drift.toml").unlink()
    (folder.path / "drift.toml").symlink_to("../outside/drift.toml")
    with pytest.raises(ConfigError, match="it is a link") as caught:
        load(folder.path, environment)
    assert "KEY" not in str(caught.value)


def test_names_are_checked_against_the_detectors(folder, environment):
    detectors = list(registry.by_id())
    one = detectors[0]
    folder.write(
        {"drift.toml": f"[tiers]\n'{one}' = 'off'\n{one.partition('/')[0]} = 'all'\n".replace("'all'", "'listed'")}
    )
    config = load(folder.path, environment, detectors=detectors)
    assert config.tiers == {one: "off", one.partition("/")[0]: "listed"}
    folder.write({"drift.toml": f"[tiers]\n'{one}x' = 'off'\n"})
    with pytest.raises(ConfigError, match=f"Did you mean '{one}'"):
        load(folder.path, environment, detectors=detectors)
    folder.write({"drift.toml": "[severity]\n0123456789abcdef = 'error'\nmined = 'warning'\n'mined/x-y' = 'error'\n"})
    assert len(load(folder.path, environment, detectors=detectors).severity) == 3


def test_every_key_is_documented():
    keys = {it.path: it for it in known_keys()}
    assert len(keys) >= 35
    assert all(it.doc and it.allowed and it.type for it in keys.values())
    assert keys["scan.max_file_size"].default == 1_048_576


def test_the_template_is_valid_and_says_the_defaults(folder, environment):
    folder.write({"drift.toml": template()})
    assert load(folder.path, environment) == Config()
    # Every key with the # taken away is the default still.
    opened = re.sub(r'^# (?=[a-z_]+ = |"errors)', "", template(), flags=re.MULTILINE)
    assert "max_file_size" in tomllib.loads(opened)["scan"]
    folder.write({"drift.toml": opened})
    config = load(folder.path, environment)
    assert (config.scan, config.learn, config.lonely, config.mine, config.check, config.feedback) == (
        Config().scan,
        Config().learn,
        Config().lonely,
        Config().mine,
        Config().check,
        Config().feedback,
    )


def test_every_value_says_where_it_comes_from(folder, user, environment):
    user.write({"drift.toml": "[check]\nbudget = 1\nshow = 'all'\n[learn]\nbound = 0.6\n"})
    folder.write({"drift.toml": "[check]\nbudget = 2\nfail_on = 'error'\n[tiers]\nerrors = 'off'\n"})
    environment |= {"DRIFT_CHECK_BUDGET": "3", "DRIFT_SCAN_WORKERS": "2"}
    found = {it.path: (it.value, it.origin) for it in trace(folder.path, environment, {"scan.workers": 1})}
    assert found["check.budget"] == (3, "environment variable DRIFT_CHECK_BUDGET")
    assert found["check.fail_on"] == ("error", "drift.toml")
    assert found["check.show"] == ("all", str(user.path / "drift.toml"))
    assert found["learn.bound"] == (0.6, str(user.path / "drift.toml"))
    assert found["learn.least_sites"] == (20, "default")
    assert found["scan.workers"] == (1, "command line")
    assert found['tiers."errors"'] == ("off", "drift.toml")
    assert set(found) == {it.path for it in known_keys() if "<name>" not in it.path} | {'tiers."errors"'}


def test_pyproject_is_named_as_an_origin(folder, environment):
    folder.write({"pyproject.toml": "[tool.drift.check]\nbudget = 9\n"})
    found = {it.path: it.origin for it in trace(folder.path, environment)}
    assert found["check.budget"] == "pyproject.toml, [tool.drift]"


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("check.budget=3", ("check.budget", 3)),
        ("scan.extra_ignore=a/,b/", ("scan.extra_ignore", ["a/", "b/"])),
        ("tiers.errors/raise-cause=off", ("tiers.errors/raise-cause", "off")),
    ],
)
def test_a_flag_can_set_every_key(folder, environment, word, means):
    assert spoken(word) == means
    assert load(folder.path, environment, dict([spoken(word)])) != Config()


@pytest.mark.parametrize("word", ["", "=", "check", "check=3", "check.budget", ".x=1", "check.=1", "\x1b.y"])
def test_a_flag_that_sets_nothing_is_refused(word):
    with pytest.raises(ConfigError, match="Write SECTION") as caught:
        spoken(word)
    assert str(caught.value).isprintable()
