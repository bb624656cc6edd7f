"""Pages of what reading reports about single lines: signs that YAML understands otherwise.

In the examples `␉` stands for a tab and `␣` for a non-breaking space.
"""

from __future__ import annotations

from armut_cli.check.rule import reported


@reported(firm=True)
def tab_character() -> None:
    """A tab stands where only spaces count.

    The width of a tab differs from program to program, so YAML does not take it for
    indentation.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals:
        ␉- stadtteilarbeit
        #

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals:
          - stadtteilarbeit
    """


@reported(firm=True)
def pasted_space() -> None:
    """A space comes from a word processor and is none for YAML.

    Non-breaking spaces look like spaces. They come along when text is pasted from Word or from
    a web page.

    Bad:
        title:␣Stadtteilservices ausweiten
        #     ^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def missing_space() -> None:
    """A space is missing after a colon, or after the dash of a list.

    Only the space makes the word before the colon the name of a field, and the dash the
    beginning of an entry.

    Bad:
        title: Stadtteilservices ausweiten
        status:vorgeschlagen
        #     ^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def wrong_indentation() -> None:
    """A line is indented more or less than the lines it belongs to.

    What belongs together begins in the same column; what belongs to a line begins two spaces
    further to the right.

    Bad:
        title: Stadtteilservices ausweiten
          status: vorgeschlagen
        #^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def unbalanced_quotes() -> None:
    """A quotation mark is opened and never closed, or the marks do not belong together.

    All that follows would belong to the text in quotation marks.

    Bad:
        title: "Stadtteilservices ausweiten
        #      ^
        status: vorgeschlagen

    Good:
        title: "Stadtteilservices ausweiten"
        status: vorgeschlagen
    """


@reported(firm=True)
def unbalanced_bracket() -> None:
    """A bracket is opened and never closed, or the other way round.

    Square brackets hold a list, curly ones a group of fields. A text that begins with a bracket
    stands in quotation marks.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals: [stadtteilarbeit
        #      ^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        goals: [stadtteilarbeit]
    """


@reported(firm=True)
def unquoted_text() -> None:
    """A text contains a sign that means something of its own, and has no quotation marks.

    A colon followed by a space begins a field. A text that begins with `[`, `{`, `*`, `&`, `!`,
    `%`, `@` or a backtick is taken for something else. In quotation marks every text is fine.

    Bad:
        title: Beratung: an einem Ort bündeln
        #              ^
        status: vorgeschlagen

    Good:
        title: "Beratung: an einem Ort bündeln"
        status: vorgeschlagen
    """


@reported(firm=True)
def yaml_tag() -> None:
    """A text begins with `!`, which YAML takes for the name of a type.

    The word with the exclamation mark would get lost.

    Bad:
        title: !Wichtig Stadtteilservices ausweiten
        #      ^^^^^^^^
        status: vorgeschlagen

    Good:
        title: "!Wichtig Stadtteilservices ausweiten"
        status: vorgeschlagen
    """


@reported(firm=True)
def broken_yaml() -> None:
    """A line does not fit to the others, and the file cannot be read from there on.

    Every line is “field: value”, an entry of a list that begins with “- ”, or belongs to the
    line above and is indented.

    Bad:
        title = Stadtteilservices ausweiten
        #     ^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
