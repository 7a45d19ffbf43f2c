"""Exceptions of the package."""


class CseaTermsError(Exception):
    """Anything that this package refuses to do."""


class OptionError(CseaTermsError, ValueError):
    """An option has a value that does not exist; the message names those that do."""


class ApplyError(CseaTermsError, ValueError):
    """Edits do not fit the text; the message names the place."""


for _class in (CseaTermsError, OptionError, ApplyError):
    _class.__module__ = "csea_terms"
del _class
