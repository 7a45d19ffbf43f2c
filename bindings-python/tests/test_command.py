"""The command that comes with the package."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import csea_terms

COMMAND = Path(sys.executable).with_name("csea-terms")


@pytest.mark.parametrize("command", [[str(COMMAND)], [sys.executable, "-m", "csea_terms"]])
def test_it_is_the_same_command(command: list[str], tmp_path: Path) -> None:
    def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *arguments], input=given, capture_output=True, text=True, cwd=tmp_path)

    text = "Police seized child pornography.\n"
    done = run("check", "--output", "json", "-", given=text)
    assert done.returncode == 0 and done.stderr == ""
    report = csea_terms.Checker().check(text)
    assert json.loads(done.stdout)["documents"][0]["findings"] == report.to_dicts()
    assert run("check", "--fail-on", "avoid", "-", given=text).returncode == 1
    wrong = run("check", "--loud")
    assert wrong.returncode == 2 and "--loud" in wrong.stderr and "Usage: csea-terms" in wrong.stderr
    assert csea_terms.__version__ in run("--version").stdout
    assert "child sexual abuse material" in run("explain", "child", "pornography").stdout
    file = tmp_path / "note.txt"
    file.write_text(text, encoding="utf-8")
    assert run("check", "--fix", "note.txt").returncode == 0
    assert file.read_text(encoding="utf-8") == report.apply()


def test_a_reader_who_has_gone_is_no_error() -> None:
    process = subprocess.Popen([COMMAND, "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(20) == 0
