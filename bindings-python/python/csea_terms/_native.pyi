"""The native module. What people import of it is described in the package's own stub."""

from typing import Final

from csea_terms import ArrowColumn as ArrowColumn
from csea_terms import ArrowTable as ArrowTable
from csea_terms import Checker as Checker
from csea_terms import Classification as Classification
from csea_terms import Classifier as Classifier
from csea_terms import Code as Code
from csea_terms import Concept as Concept
from csea_terms import Coverage as Coverage
from csea_terms import CoverageRow as CoverageRow
from csea_terms import Designation as Designation
from csea_terms import Entry as Entry
from csea_terms import Evidence as Evidence
from csea_terms import Exemption as Exemption
from csea_terms import Finding as Finding
from csea_terms import Notice as Notice
from csea_terms import Report as Report
from csea_terms import Results as Results
from csea_terms import Source as Source
from csea_terms import SourceStatement as SourceStatement
from csea_terms import Suggestion as Suggestion
from csea_terms import Tag as Tag
from csea_terms import Terminology as Terminology
from csea_terms import Topic as Topic
from csea_terms import capability as capability
from csea_terms import concept as concept
from csea_terms import lookup as lookup
from csea_terms import measure as measure
from csea_terms import threat as threat

__version__: Final[str]
terminology_version: Final[str]

def run_command(arguments: list[str]) -> int:
    """Runs the command `csea-terms` with these arguments, of which the first is its name; gives the exit code."""
