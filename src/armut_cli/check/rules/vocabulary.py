"""Rules on the vocabulary in `armut.yaml`: every word once, and used."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from armut_cli.check.case import called
from armut_cli.check.finding import Finding
from armut_cli.check.references import vocabularies, ways
from armut_cli.check.rule import rule
from armut_cli.check.suggest import did_you_mean
from armut_cli.model.alliance import BUILT_IN_STATUSES, StatusKind
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg
from armut_cli.query.match import fold
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.model.alliance import Label
    from armut_cli.model.place import DataPath


@rule("error")
def no_status(case: Case) -> Iterator[Finding]:
    """The register has no status at all.

    Every measure needs one. Without `statuses` in `armut.yaml` the built-in ones hold.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        statuses: {}
        #^^^^^^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
    """
    if case.has_alliance and not case.alliance.statuses:
        help = msg("add the statuses, or delete the line: then the built-in ones hold")
        yield Finding(ALLIANCE, ("statuses",), msg("no status to choose from"), help, key=True)


@rule("warning")
def odd_kind(case: Case) -> Iterator[Finding]:
    """A status has a kind that does not fit its name.

    The kind is what the checks and figures understand of a status. If “abgeschlossen” were of
    the kind `active`, finished measures would be asked for their next step.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        statuses:
          fertig: {label: abgeschlossen, kind: active}
        #                                      ^^^^^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        statuses:
          fertig: {label: abgeschlossen, kind: done}
    """
    usual: dict[str, StatusKind] = {fold(kind): kind for kind in get_args(StatusKind)}
    for status in BUILT_IN_STATUSES.values():
        usual.update({fold(form): status.kind for form in called(status.label)})
    for id, status in case.alliance.statuses.items():
        for form in (id, *called(status.label)):
            kind = usual.get(fold(form), status.kind)
            if kind != status.kind:
                yield Finding(
                    ALLIANCE,
                    ("statuses", id, "kind"),
                    msg("“{form}” of the kind “{kind}”", form=form, kind=status.kind),
                    did_you_mean([kind]),
                )
                break


@rule("warning")
def same_label(case: Case) -> Iterator[Finding]:
    """Two entries are called the same.

    In lists and drop-downs nobody can tell them apart, and a label that is typed instead of an
    id stands for both.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        goals:
          beratung: {label: Beratung verbessern}
          beraten: {label: Beratung verbessern}
        #                  ^^^^^^^^^^^^^^^^^^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        goals:
          beratung: {label: Beratung verbessern}
    """
    seen: dict[tuple[str, str], str] = {}
    for path, data, vocabulary, id, label in _labels(case):
        for form in called(label):
            other = seen.setdefault((vocabulary, fold(form)), id)
            if other != id:
                message = msg("“{other}” is called “{label}”, too", other=other, label=form)
                yield Finding(path, data, message, msg("give one of the two another name"))
                break


def _labels(case: Case) -> Iterator[tuple[str, DataPath, str, str, Label]]:
    """Give file, way, vocabulary, id and label of all that has a name."""
    for vocabulary, entries in case.vocabulary.items():
        for id, entry in entries.items():
            for key in ("label", "name", "title", "short"):
                if label := getattr(entry, key, None):
                    yield ALLIANCE, (vocabulary, id, key), vocabulary, id, label
    for path, group in case.groups:
        yield path, ("name",), "groups", group.id, group.name


@rule("warning")
def label_without_language(case: Case) -> Iterator[Finding]:
    """A label has other languages, but not the one of the register.

    Reports in the register's language would print the label in a foreign one.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        language: de
        goals:
          beratung: {label: {en: Improve counselling}}
        #                   ^^^^^^^^^^^^^^^^^^^^^^^^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        language: de
        goals:
          beratung: {label: {de: Beratung verbessern, en: Improve counselling}}
    """
    language = case.alliance.language
    named: list[tuple[str, DataPath, Label]] = [
        (path, data, label) for path, data, _, _, label in _labels(case)
    ]
    named += [(ALLIANCE, ("name",), case.alliance.name)]
    for path, data, label in named:
        if isinstance(label, dict) and not label.get(language):
            yield Finding(
                path,
                data,
                msg("no “{language}”, the language of the register", language=language),
                msg("add “{language}: …”", language=language),
            )


@rule("note")
def unused_entry(case: Case) -> Iterator[Finding]:
    """An entry of the vocabulary is not used by any file.

    It may be a leftover, or a double of another entry. Statuses are left out, for a status
    that no measure has today may be needed tomorrow. As long as a file names `goals` or `lead`
    under `unpublished`, it cannot be known whether a goal or an organisation is in use.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        goals:
          beratung: {label: Beratung verbessern}
          wohnen: {label: Bezahlbar wohnen}
        # ^^^^^^

        # measures/M-01.yaml
        title: Beratung an einem Ort bündeln
        goals: [beratung]
        status: proposed

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        goals:
          beratung: {label: Beratung verbessern}

        # measures/M-01.yaml
        title: Beratung an einem Ort bündeln
        goals: [beratung]
        status: proposed
    """
    if not case.measures or case.unreadable or case.flawed or not case.has_alliance:
        return
    untold = {field for _, record in case.records for field in record.unpublished}
    doubtful = {
        vocabulary
        for struct in (Measure, Group)
        for way in ways(struct)
        if way.name in untold
        for vocabulary in vocabularies(way)
    }
    for vocabulary, entries in case.vocabulary.items():
        if vocabulary in doubtful or vocabulary == "statuses":
            continue
        for id in entries.keys() - case.used.get(vocabulary, set()):
            data = (vocabulary, id)
            message = msg("“{id}” is not used anywhere", id=id)
            yield Finding(ALLIANCE, data, message, msg("delete it if nobody needs it"), key=True)
