"""Pages of what is YAML and can be read, but otherwise than it looks."""

from __future__ import annotations

from armut_cli.check.rule import reported


@reported()
def list_in_text() -> None:
    """Lines with dashes are read as one text, not as a list.

    Where a text goes on in the next line, YAML puts the two lines together with a space, even if
    the next line begins with a dash. What was meant as a list becomes “one - two”. The dashes of
    a list stand below each other, below a field without a value; a text that holds a list of its
    own begins with `|`.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals:
          - stadtteilarbeit
            - beratung
        #   ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals:
          - stadtteilarbeit
          - beratung
        description: |
          Geholfen wird
          - beim Einkaufen
          - im Garten
    """


@reported()
def field_in_text() -> None:
    """A field is read as part of the text above it.

    The line is indented and has no space after the colon, so YAML puts it behind the text of the
    line above. The field would be empty, and the text wrong.

    Bad:
        title: Stadtteilservices ausweiten
          lead:sozialamt
        # ^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: vorgeschlagen
    """


@reported()
def text_in_comment() -> None:
    """The rest of a text is taken for a comment.

    A space and a `#` begin a comment in YAML, and what stands behind them gets lost. In quotation
    marks `#` is a sign like any other. A comment has a space behind its `#`, so that nobody
    takes it for text.

    Bad:
        title: Treffpunkt #2 Oberbarmen
        #                 ^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: "Treffpunkt #2 Oberbarmen"
        status: vorgeschlagen
        lead: sozialamt  # ab Januar
    """


@reported()
def path_in_quotes() -> None:
    r"""The path of a file stands in double quotation marks.

    Between them a backslash and the letter behind it stand for another sign: `\n` for a new line,
    `\t` for a tab. In single quotation marks a path stays as it is.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        internal: {notes: "liegt unter G:\texte\neu.pdf"}
        #                              ^^^^^^^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        internal: {notes: 'liegt unter G:\texte\neu.pdf'}
    """
