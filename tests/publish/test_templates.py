"""Templates: where they come from, what replaces them, and what is said when one is broken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from armut_cli.model.message import ArmutError
from armut_cli.publish import environment
from armut_cli.publish.report import templates
from tests.publish.town import report, view

if TYPE_CHECKING:
    from pathlib import Path


def said(error: pytest.ExceptionInfo[ArmutError]) -> str:
    return view().words(error.value.message)


def test_register_replaces_a_built_in_template() -> None:
    own = {"status.md.j2": "{{ alliance.name }}: {{ count }}\n"}
    assert report(overrides=own) == "Bündnis für Musterstadt: 5\n"


def test_register_replaces_a_piece_of_a_built_in_template() -> None:
    own = {
        "_parts.html.j2": environment.built_in()["_parts.html.j2"].read_text("utf-8") + "<!-- -->"
    }
    assert report(format="html", overrides=own) == report(format="html")
    own = {"_style.css.j2": "body { color: red; }\n"}
    assert "<style>\nbody { color: red; }\n</style>" in report(format="html", overrides=own)


def test_register_has_templates_of_its_own() -> None:
    own = {"kurz.md.j2": "{{ headline }}", "_teil.md.j2": "", "README": ""}
    assert report(template="kurz", overrides=own).startswith("Of 5 measures")
    assert [entry.formats for entry in templates(own) if entry.name == "kurz"] == [("md", "docx")]
    assert not {"_teil", "README"} & {entry.name for entry in templates(own)}


def test_texts_are_escaped_in_templates_of_ones_own() -> None:
    files = {"armut.yaml": "name: <b>*x*\n"}
    own = {"x.md.j2": "{{ alliance.name }}", "x.html.j2": "{{ alliance.name }}"}
    assert report(files, template="x", overrides=own) == r"\<b\>\*x\*"
    assert report(files, "html", template="x", overrides=own) == "&lt;b&gt;*x*"


def test_texts_in_messages_and_macros_are_escaped_once() -> None:
    files = {"armut.yaml": "name: '*x*'\n"}
    own = {
        "x.md.j2": "{% macro m(t) %}{{ t }}{% endmacro %}{{ m(alliance.name) }} "
        '{{ _("of %(a)s & 5 %%", a=alliance.name) }} {{ ngettext("%(num)s a", "%(num)s b", 2) }} '
        "{% trans n=alliance.name %}Hello {{ n }}!{% endtrans %}"
    }
    made = report(files, template="x", overrides=own)
    assert made == r"\*x\* of \*x\* & 5 % 2 b Hello \*x\*!"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a\n{% if %}", "templates/status.md.j2, line 2:", "Expected an expression"),
        ("a\n\n{{ nix }}", "templates/status.md.j2, line 3:", "'nix' is undefined"),
        ("{{ alliance.nix }}", "templates/status.md.j2, line 1:", "no attribute 'nix'"),
        ("{{ 1 / 0 }}", "templates/status.md.j2, line 1:", "division by zero"),
        ("{% include 'nix.j2' %}", "templates/status.md.j2, line 1:", "nix.j2"),
        ("{{ ''.__class__.__mro__ }}", "templates/status.md.j2, line 1:", "unsafe"),
        ("{{ sections.append(1) }}", "templates/status.md.j2, line 1:", "unsafe"),
        ("{{ 'a'|nix }}", "templates/status.md.j2, line 1:", "No filter named 'nix'"),
    ],
)
def test_broken_template_names_file_and_line(text: str, place: str, reason: str) -> None:
    with pytest.raises(ArmutError) as error:
        report(overrides={"status.md.j2": text})
    assert said(error).startswith(place)
    assert reason in said(error)


def test_broken_piece_is_named_and_not_what_uses_it() -> None:
    parts = environment.built_in()["_parts.md.j2"].read_text("utf-8").splitlines()
    parts[1] = "{% macro status(mark) %}{{ mark.nix }}{% endmacro %}"
    with pytest.raises(ArmutError) as error:
        report(overrides={"_parts.md.j2": "\n".join(parts)})
    assert said(error).startswith("templates/_parts.md.j2, line 2:")


def test_mistake_of_our_own_is_not_blamed_on_the_register() -> None:
    with pytest.raises(UndefinedError):
        report(changes=3)


def test_unknown_template_names_the_nearest() -> None:
    with pytest.raises(ArmutError) as error:
        report(template="statsu")
    assert said(error) == "template “statsu” is unknown"
    assert error.value.help is not None
    assert "status" in view().words(error.value.help)


def test_template_that_does_not_make_a_format_says_what_it_makes() -> None:
    with pytest.raises(ArmutError) as error:
        report(format="html", template="x", overrides={"x.md.j2": ""})
    assert said(error) == "template “x” does not make html"


def test_installed_wheel_carries_its_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = environment.home()
    monkeypatch.setattr(environment, "_ROOM", tmp_path / "armut_cli")
    shutil.copytree(checkout, tmp_path / "armut_cli" / "templates")
    assert environment.home() == tmp_path / "armut_cli" / "templates"
    assert "Status report" in report()


def test_handout_is_no_report_of_measures() -> None:
    with pytest.raises(ArmutError) as error:
        report(template="handout")
    assert said(error) == "a handout is made for the meeting of a group"
