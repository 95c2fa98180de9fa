"""Everything that `earned` raises on purpose.

EarnedError
├── InputError            what was handed over cannot be used (exit code 2)
│   ├── UnreadableFile    no such file, no permission, too large, not text we know
│   ├── NoSpeakers        text without names, or with fewer than two speakers
│   ├── UnknownRoles      who is the helper and who is him is not known
│   ├── UnknownName       a name, code or format that does not exist
│   ├── WrongLanguage     the talk does not look like English
│   └── UnwritableOutput  the place to write to cannot be written
└── MissingExtra          an optional package is needed and not installed (exit code 2)

A message says what, where, and what to do, in one line.
"""


class EarnedError(Exception):
    """Base of every error that `earned` raises on purpose."""


class InputError(EarnedError):
    """What was handed over cannot be used; the message says how to mend it."""


class UnreadableFile(InputError):
    """The file is missing, too large, damaged, or of no shape we know."""


class NoSpeakers(InputError):
    """The text names no speakers, or only one."""


class UnknownRoles(InputError):
    """It is not known who is the helper and who is him.

    Attributes:
        speakers: the speakers' names, in order of appearance.
    """

    def __init__(self, message: str, speakers: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.speakers = speakers


class UnknownName(InputError):
    """A name, code or format that does not exist was asked for."""


class WrongLanguage(InputError):
    """The talk does not look like English, and nobody said to go on anyway."""


class UnwritableOutput(InputError):
    """The place to write to cannot be written."""


class MissingExtra(EarnedError):
    """An optional package is needed for this and is not installed."""
