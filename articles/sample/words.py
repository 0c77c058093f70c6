"""The words around the sample answers: two symposia, their conveners, sections and captions."""

SLUG = "libraries-2040"
MAIN = {
    "title": "We asked {count} people what a public library should be in 2040",
    "question": "What should a public library be in 2040?",
    "standfirst": (
        "A sample symposium: {count} invented people, who run, build, fund, clean, guard and "
        "avoid public libraries, answer one question. They do not agree."
    ),
    "introduction": (
        "<p>Every town that has a public library is asked, sooner or later, what it is for. We put "
        "the question to people who would have to live with the answer: those who open the doors "
        "in the morning and those who pay for the heating, those who borrow and those who would "
        "rather sell the building.</p>"
        "<p>Each had the same proposition, the same three weeks and about three hundred words. "
        "Each was asked to say how far they agree with it and, from one to ten, how sure they "
        "are. Nobody saw another answer before filing. The answers come out in four waves.</p>"
        "<p>All of this is sample data. The people, the organisations and the opinions are "
        "invented, to show what a symposium looks like here.</p>"
    ),
    "editors_note": (
        "<p>I asked this question because I had been asked it, by a councillor with a calculator "
        "in his hand, and had no answer. I have several dozen now, and he may keep the "
        "calculator. Read first the one that you expect to disagree with.</p>"
        "<p>Isolde Quernbrook, an invented editor</p>"
    ),
    "cover": "moss",
    "partner": "Sample Institute for Reading Rooms",
    "proposition": (
        "In 2040 the most important thing a public library lends will no longer be books."
    ),
    "scale": "Strongly disagree\nDisagree\nUnsure\nAgree\nStrongly agree",
}
EARLIER_SLUG = "who-is-the-library-for"
EARLIER = {
    "title": "{count} people on whom the public library is for",
    "question": "Who is the public library for?",
    "standfirst": "A smaller sample symposium, held a year before, with {count} invented people.",
    "introduction": (
        "<p>Before we asked what a library should become, we asked whom it owes anything to. "
        "Nine invented people answered; some of them changed their minds within the year.</p>"
    ),
    "editors_note": (
        "<p>We put this question before the larger one because nobody should plan a house "
        "without asking who is to live in it. Editor and authors are invented.</p>"
    ),
    "cover": "clay",
    "proposition": "A public library owes most to those who never come.",
    "scale": MAIN["scale"],
}
EARLIER_TITLE = EARLIER["question"]
ARTICLES_TITLE = "Ordinary articles"

CONVENERS = (
    (
        "Isolde Quernbrook",
        "<p>Isolde Quernbrook edits this sample magazine. She is an invented person.</p>",
    ),
    (
        "Anselm Ryeharrow",
        "<p>Anselm Ryeharrow convenes sample symposia. He is an invented person.</p>",
    ),
)

SECTIONS = ("Interviews", "Reports", "Essays", "Reviews", "From the editors")
# In which section each of the ordinary articles runs, in their order.
ARTICLE_SECTIONS = ("Interviews", "Reports", "Essays", "Essays", "Reviews", "From the editors")

PICTURE_ALT = "Drawing of shelves with cloth-bound books in quiet colours, one of them bright red."
PICTURE_CAPTION = "Shelves of books that nobody has written."
PICTURE_CREDIT = "Drawn by the software for this sample"

CORRECTION = (
    "<p>An earlier version of this sample text gave the wrong opening hours of an invented "
    "library. They have been put right.</p>"
)
