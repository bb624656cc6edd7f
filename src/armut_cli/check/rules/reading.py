"""Pages of what reading reports: files from which nothing, or not all, can be taken.

Some examples cannot be shown as they are. A file's name may be followed by what it is: the
encoding it is saved in, its size, or that it is a folder. `␉` stands for a tab, `␣` for a
non-breaking space and `␇` for a control character.
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
    """A file lies in a folder within `measures/` or `groups/`.

    Only files that lie there directly are read. One in a folder of its own would be missing
    from every list.

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
    Only the first of the two counts.

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
def control_character() -> None:
    """A file contains a character that cannot be seen.

    It often comes along when text is pasted from another program, and shows as a box or not at
    all.

    Bad:
        title: Stadtteilservices␇ ausweiten
        #                       ^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """


@reported(firm=True)
def merge_conflict() -> None:
    """A file contains two versions that git could not merge.

    Two people changed the same lines. Git left both versions in the file and asks you to choose
    one.

    Bad:
        title: Stadtteilservices ausweiten
        <<<<<<< HEAD
        #^^^^^^
        status: vorgeschlagen
        =======
        status: in-pruefung
        >>>>>>> pruefung

    Good:
        title: Stadtteilservices ausweiten
        status: in-pruefung
    """


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
def duplicate_key() -> None:
    """A field stands twice in the same place.

    Only one of the two could count, and nobody would know which.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        status: in-pruefung
        #^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: in-pruefung
    """


@reported(firm=True)
def key_not_text() -> None:
    """The name of a field or entry is a number or another value that is no text.

    Ids begin with a letter. A bare number, `true` or nothing at all is not read as a text.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        organisations:
          50: {name: Sozialamt}
        # ^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        organisations:
          sozialamt: {name: Sozialamt}
    """


@reported(firm=True)
def merge_key() -> None:
    """The sign `<<` takes over fields from elsewhere.

    Some programs for YAML know it, others do not. A file should say the same to all of them.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        organisations:
          sozialamt: &amt {name: Sozialamt, kind: administration}
          jugendamt:
            <<: *amt
        #   ^^
            name: Jugendamt

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        organisations:
          sozialamt: {name: Sozialamt, kind: administration}
          jugendamt: {name: Jugendamt, kind: administration}
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
def odd_number() -> None:
    """A number is infinite or too large.

    No other program could take it on. A long row of digits is usually meant as text.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        internal: {priority: 99999999999999999999}
        #                    ^^^^^^^^^^^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        internal: {priority: 9}
    """


@reported(firm=True)
def several_documents() -> None:
    """A file contains a second document after a line of three dashes.

    Only one document is read from a file.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        ---
        #^^
        title: Besuchsdienste stärken
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
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


@reported(firm=True)
def too_deep() -> None:
    """Lists stand in each other more than 50 levels deep.

    Four levels are enough for every field. Something went wrong when the file was made.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        related: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[M-07]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        #                                                         ^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        related: [M-07]
    """  # noqa: E501 - fifty brackets


@reported(firm=True)
def too_many_aliases() -> None:
    """Names that stand for other parts of a file repeat it too often.

    `&x` gives a part a name, `*x` repeats it. Names within names within names make a small file
    endlessly large.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        sources:
          - &a [x, x, x, x, x, x, x, x, x, x]
          - &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
          - &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
          - &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
          - &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        #                                           ^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        related: [M-07]
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
