"""Pages of what reading reports about the whole of a text: what is in it that must not be.

In the examples `␇` stands for a control character.
"""

from __future__ import annotations

from armut_cli.check.rule import reported


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
    one. If two people each made a measure, and both got the same number, keep both:
    `armut rename M-31` gives the younger one a file and a number of its own.

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
