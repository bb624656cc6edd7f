"""Pages of what reading reports about files: none that could be read, or two for one.

Some examples cannot be shown as they are. A file's name is followed by what it is: the encoding
it is saved in, its size, or that it is a folder.
"""

from __future__ import annotations

from armut_cli.check.rule import reported


@reported(firm=True)
def unreadable_file() -> None:
    """A file cannot be opened.

    It is a folder, a link that leads nowhere, or you have no right to read it. What it should
    hold is missing from every list.

    Bad:
        # measures/M-01.yaml (folder)
        #^^^^^^^^^^^^^^^^^^^

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def misplaced_file() -> None:
    """A file lies in a folder within `measures/` or `groups/`, or its ending is not `.yaml`.

    Only files that lie there directly and end in `.yaml` (or `.yml`) are read. Another one,
    such as `M-31.yaml.txt`, whose ending Windows hides, would be missing from every list.

    Bad:
        # measures/neu/M-01.yaml
        #^^^^^^^^^^^^^^^^^^^^^^^
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def duplicate_id() -> None:
    """Two files have the same id.

    The id is the name of the file without the ending, and `.yaml` and `.yml` are both read.
    Only the first of the two counts. `armut rename` gives the younger one the next free id and
    changes all that refers to it.

    Bad:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

        # measures/M-01.yml
        #^^^^^^^^^^^^^^^^^^
        title: Stadtteilservices in Oberbarmen einrichten
        status: vorgeschlagen

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

        # measures/M-02.yml
        title: Stadtteilservices in Oberbarmen einrichten
        status: vorgeschlagen
    """


@reported(firm=True)
def file_too_large() -> None:
    """A file is larger than 5 MB.

    A measure has a few kilobytes. A larger file is no measure, or it holds a document that
    should be kept elsewhere and linked to.

    Bad:
        # measures/M-01.yaml (6 MB)
        #^^^^^^^^^^^^^^^^^^^
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def wrong_encoding() -> None:
    """A file is not saved as UTF-8.

    Older editors on Windows save umlauts in another way than all other programs expect them.
    They would turn into wrong characters.

    Bad:
        # measures/M-01.yaml (Windows-1252)
        title: Räume für Stadtteilservices anmieten
        #       ^
        status: vorgeschlagen

    Good:
        # measures/M-01.yaml
        title: Räume für Stadtteilservices anmieten
        status: vorgeschlagen
    """


@reported(firm=True)
def empty_file() -> None:
    """A file is empty.

    Comments alone count as nothing. A file that is not needed should be deleted.

    Bad:
        # measures/M-01.yaml
        #^^^^^^^^^^^^^^^^^^^

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def not_a_mapping() -> None:
    """A file does not consist of fields.

    Each file is a row of lines “field: value”. A list of measures is one file for each of them.

    Bad:
        - title: Stadtteilservices ausweiten
        #
          status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
