"""Errors of the package: each is a `CseaTermsError` and also the built-in that it is a case of."""


class CseaTermsError(Exception):
    """What this package raises."""


class OptionError(CseaTermsError, ValueError):
    """An option has a value that does not exist; the message lists those that do."""


class OptionTypeError(CseaTermsError, TypeError):
    """An option has a value of a type that it does not take; the message says which it takes."""


class TerminologyError(CseaTermsError, ValueError):
    """Terminology files that cannot be used; `problems` has every problem with its file and entry."""

    def __init__(self, message: str, problems: list[str] | tuple[str, ...] = ()) -> None:
        super().__init__(message, tuple(problems))

    @property
    def problems(self) -> tuple[str, ...]:
        """Every problem with its file and entry."""
        return tuple(self.args[1])

    def __str__(self) -> str:
        return str(self.args[0])


class ApplyError(CseaTermsError, ValueError):
    """Edits do not fit the text."""


class TextTypeError(CseaTermsError, TypeError):
    """A value is no text, or data is no column of texts."""


class TextEncodingError(CseaTermsError, UnicodeEncodeError):
    """A string is no text: it holds a lone surrogate."""


class ColumnError(CseaTermsError, ValueError):
    """A column cannot be found, or a cell of it is not UTF-8."""


for _error in (
    ApplyError,
    ColumnError,
    CseaTermsError,
    OptionError,
    OptionTypeError,
    TerminologyError,
    TextEncodingError,
    TextTypeError,
):
    _error.__module__ = "csea_terms"

del _error
