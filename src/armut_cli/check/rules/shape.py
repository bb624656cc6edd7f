"""Pages of what the check of shape reports: the words of the format and what belongs to them."""

from __future__ import annotations

from armut_cli.check.rule import reported


@reported()
def unknown_key() -> None:
    """A field has a name that the format does not know.

    Fields have fixed English names, the same in every register, so that programs can rely on
    them. A field with another name would be passed over in silence, and with it what you
    wrote there. The usual German words are recognised and the right name is suggested.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        zuständig: jobcenter
        #^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        lead: jobcenter
    """


@reported()
def missing_key() -> None:
    """A field is missing that every such entry needs.

    A measure needs a title and a status, a group a name, an update a date: without it the
    entry cannot be shown or counted.

    Bad:
        title: Stadtteilservices ausweiten
        #^^^^
        lead: jobcenter

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        lead: jobcenter
    """


@reported()
def id_in_file() -> None:
    """A file says its own id.

    The id of a measure or group is the name of its file without the ending. If it stood in the
    file as well, the two could differ and nobody would know which one counts.

    Bad:
        id: M-01
        #^
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported()
def wrong_kind() -> None:
    """A value is of another kind than belongs there.

    Some fields hold one text, some a list, some a block of fields of their own. A single entry
    of a list is still a list.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        districts: Oberbarmen
        #          ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        districts: [Oberbarmen]
    """


@reported()
def empty_value() -> None:
    """A field has a name but no value.

    It cannot be told whether something was forgotten or there is nothing to say. What is known
    to exist but is not published is named under `unpublished`.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals:
        #^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals: [stadtteilarbeit]
    """


@reported()
def unknown_value() -> None:
    """A field has a value that is not one of those to choose from.

    Some fields have a fixed choice, such as who proposed a measure or what is recommended.
    Programs understand only these words; reports show them in the language of the reader.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        origin: {kind: Publikum}
        #              ^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        origin: {kind: audience}
    """


@reported()
def no_date() -> None:
    """A date is written in another form, or the calendar does not have it.

    Dates begin with the year, so that they sort and everybody reads them alike. A date may be
    as vague as what is known: a day, a month, a quarter or a year.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 30.09.2027
        #    ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 2027-09-30
    """


@reported()
def too_small() -> None:
    """A number is smaller than makes sense.

    Thresholds are numbers of days from 0 on.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        thresholds:
          stale_days: -1
        #             ^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        thresholds:
          stale_days: 180
    """
