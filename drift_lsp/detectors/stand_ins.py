"""Stand-ins: what a library does that projects like to do through a function of their own, by language family.

A table and no code: what is done, the library's calls for it, and how the functions are called that stand in for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec


class Task(msgspec.Struct, frozen=True, eq=False):
    """One thing that is done either way."""

    said: str
    """Its sites, in the plural."""

    library: re.Pattern[str]
    """The library's calls as they are written, receivers included."""

    own: re.Pattern[str]
    """The last names of functions that do it instead."""


def _task(said: str, library: str, own: str) -> Task:
    return Task(said, re.compile(library), re.compile(own))


READ, WRITTEN, IDS = "JSON texts that are read", "JSON texts that are written", "ids that are made"
TIMES, HASHES, PROGRAMS = "times that are now", "digests that are made", "programs that are started"
TEXTS, NUMBERS = "numbers made text", "texts made numbers"
WORK = "transactions that are begun"

_ID = r"(?:[gG]enerate|[cC]reate|[mM]ake|[nN]ew|[nN]ext|[rR]andom|build|get_new)\w*(?:[iI][dD]|Uuid|_uid)"
_HASH = r"(?:\w*_|(?:make|create|compute|get|to)?)(?:[hH]ash|[dD]igest|[cC]hecksum|[mM]d5|[sS]ha\d+)(?:[A-Z_]\w*)?"
_READ_JSON = (
    r"(?:\w*?(?:[rR]ead|[dD]ecode|[pP]arse|[uU]nmarshal|[lL]oad|[fF]rom|[sS]afe)s?_?[jJ](?:son|SON)\w*"
    r"|json_?(?:[pP]arse|[lL]oads?|[dD]ecode)\w*)"
)
_WRITE_JSON = (
    r"(?:\w*?(?:[wW]rite|[sS]end|[rR]ender|[rR]espond|[eE]ncode|[mM]arshal|[dD]ump|[tT]o|[sS]afe)s?_?[jJ](?:son|SON)\w*"
    r"|json_?(?:[sS]tringify|[dD]umps?|[eE]ncode)\w*)"
)
_NOW = r"(?:\w*_|get|current|utc)?[nN]ow(?:_\w+|Utc|UTC|AsUtc)?|[cC]urrent_?[tT]ime(?:_?[mM]illis)?"

SCRIPT = (
    _task(READ, r"JSON\.parse", _READ_JSON),
    _task(WRITTEN, r"JSON\.stringify", r"\w*[sS]tringify\w*"),
    _task(IDS, r"nanoid|uuid|uuidv?[147]|uuid\.v[147]|(?:crypto\.)?randomUUID|cuid|ulid", _ID),
    _task(HASHES, r"(?:crypto\.)?createHash", _HASH),
    _task(TIMES, r"Date\.now", _NOW),
)

STAND_INS: Mapping[str, tuple[Task, ...]] = {
    "python": (
        _task(READ, r"(?:json|simplejson|orjson|ujson)\.loads?", _READ_JSON),
        _task(WRITTEN, r"(?:json|simplejson|orjson|ujson)\.dumps?", _WRITE_JSON),
        _task(IDS, r"(?:uuid\.)?uuid[147]", _ID),
        _task(TIMES, r"(?:(?:datetime|dt)\.)?(?:datetime|dt)\.(?:utc)?now", _NOW),
        _task(HASHES, r"hashlib\.\w+", _HASH),
        _task(
            PROGRAMS,
            r"subprocess\.(?:run|call|check_output|check_call|Popen)",
            r"(?:run|exec|execute|call)(?:_(?:cmd|command|process|subprocess|program))?|check_(?:output|call)",
        ),
    ),
    "typescript": SCRIPT,
    "javascript": SCRIPT,
    "go": (
        _task(READ, r"json\.(?:Unmarshal|NewDecoder)", _READ_JSON),
        _task(WRITTEN, r"json\.(?:Marshal|MarshalIndent|NewEncoder)", _WRITE_JSON),
        _task(IDS, r"(?:uuid|xid|ulid|ksuid)\.(?:New\w*|Make|Must)", _ID),
        _task(PROGRAMS, r"exec\.Command(?:Context)?", r"(?:[rR]un|[eE]xec)\w*(?:Command|Cmd|Process)\w*"),
        _task(
            WORK,
            r"\w*(?:db|DB|pool)\.Begin(?:Tx)?",
            r"\w*(?:[wW]ith|[iI]n|[eE]xec|[rR]un(?:In)?)(?:Tx|Transaction)\w*",
        ),
    ),
    "java": (
        _task(IDS, r"UUID\.randomUUID", _ID),
        _task(READ, r"\w*(?:[mM]apper|MAPPER|[gG]son|GSON)\.(?:readValue|fromJson)", r"(?:from|parse|read)Json\w*"),
        _task(WRITTEN, r"\w*(?:[mM]apper|MAPPER|[gG]son|GSON)\.(?:writeValueAsString|toJson)", r"(?:to|write)Json\w*"),
        _task(WORK, r"\w*[dD]ata[sS]ource\.getConnection|getConnection", r"\w*(?:[wW]ith|[iI]n)Transaction\w*"),
    ),
    "csharp": (
        _task(IDS, r"Guid\.NewGuid", _ID),
        _task(READ, r"JsonSerializer\.Deserialize\w*|JsonConvert\.DeserializeObject", r"\w*(?:FromJson|ParseJson)\w*"),
        _task(WRITTEN, r"JsonSerializer\.Serialize\w*|JsonConvert\.SerializeObject", r"\w*ToJson\w*"),
    ),
    "php": (
        _task(READ, r"json_decode", r"\w*(?:[dD]ecode|[pP]arse|[rR]ead)_?[jJ]son\w*|json_?[dD]ecode\w+"),
        _task(WRITTEN, r"json_encode", r"\w*(?:[eE]ncode|[tT]o)_?[jJ]son\w*|json_?[eE]ncode\w+"),
        _task(IDS, r"uniqid|(?:Str|Uuid)::uuid[47]?", _ID),
    ),
    "rust": (_task(IDS, r"Uuid::(?:new_v[147]|now_v7)", r"(?:generate|create|make|new|next|random)_\w*id"),),
    "c": (
        _task(
            TEXTS,
            r"std::to_string|to_string|itoa",
            r"\w*(?:itos|[iI]nt_?[tT]o_?[sS]tr\w*|[nN]um(?:ber)?_?[tT]o_?[sS]tr\w*|[tT]oString|to_str)",
        ),
        _task(
            NUMBERS,
            r"(?:std::)?(?:sto(?:i|l|ll|ul|ull|f|d)|ato(?:i|l|ll|f)|strto(?:l|ll|ul|ull|d))",
            r"\w*(?:[pP]arse|[sS]tr(?:ing)?_?[tT]o)_?(?:\w*[iI]nt\d*|[nN]um\w*|[dD]ouble|[lL]ong|[fF]loat|size)\w*",
        ),
    ),
}
