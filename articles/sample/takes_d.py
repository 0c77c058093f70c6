"""Answers 61 to 80 of the sample symposium; every person and organisation is invented."""

from articles.sample.answer import Answer, Person

TAKES: tuple[Answer, ...] = (
    Answer(
        title="Thirty-Eight Decibels",
        dek=(
            "“A room can be lent like anything else, provided that you give it back in the "
            "condition in which you heard it.”"
        ),
        people=(
            Person(
                name="Osric Underquay",
                bio=(
                    "Osric Underquay is Senior Lecturer in Acoustics at the Sample Polytechnic. "
                    "He listens to buildings for money and was invented for this sample."
                ),
                handle="sample_osric",
            ),
        ),
        body=(
            (
                "I go into reading rooms before dawn with a calibrated microphone and burst a "
                "balloon. How long the bang takes to die tells me most of what I need. In the "
                "old central library it takes nearly four seconds, and you could hear a banker "
                "unwrap a toffee. In the new one, which has carpet on everything but the "
                "ceiling, it takes a third of a second, and people say that the place makes "
                "them feel as though they had a cold."
            ),
            (
                "The quietest libraries are not the ones in which people work best. I measured "
                "six, and asked the readers. The favourite stood at thirty-eight decibels: "
                "pages, a radiator, somebody’s coat, rain. Below thirty, readers became "
                "self-conscious and began to hear their own swallowing. At fifty they put on "
                "headphones, and each of them moved away to a private island."
            ),
            (
                "At thirty-eight something agreeable happens which I have no unit for. People "
                "are alone and are not lonely. They stay, by my count, about twice as long."
            ),
            (
                "It cannot be bought for the home, whatever the headphone makers tell you, "
                "because the ingredient is other people being considerate. A room can be lent "
                "like anything else, provided that you give it back in the condition in which "
                "you heard it. I expect that this is what the public library will chiefly be "
                "lending in 2040, when the rest of the city has been fitted with things that "
                "talk."
            ),
            (
                "I ought to admit that books are a first-rate absorber, particularly "
                "paperbacks, unevenly shelved. When a client takes them out I have to replace "
                "them with perforated felt at ninety a square metre. It does the same work. It "
                "is just that nobody has ever fallen in love with the felt."
            ),
        ),
        pull_quote="The quietest libraries are not the ones in which people work best.",
        position=4,
        confidence=6,
        tags=("silence", "buildings", "technology"),
    ),
    Answer(
        title="What the Mop Knows",
        dek="",
        people=(
            Person(
                name="Petronel Yarrowgild",
                bio=(
                    "Petronel Yarrowgild is Cleaning Supervisor at Placeholder City Libraries. "
                    "She has a key to everywhere and is an invented person."
                ),
            ),
        ),
        body=(
            (
                "I start at five, before there is anybody about to tell me what the library is "
                "for. If you want to know what a place is for, look at what is on the floor "
                "when it shuts."
            ),
            (
                "They put in an innovation space two years ago. I do it last, since it takes no "
                "time. There is a robot under a cloth. I lift the cloth on Fridays and dust the "
                "robot. Whereas the corner by the crime novels I could do twice a night. The "
                "lino has gone through to the boards there in the shape of two feet, and they "
                "are not anybody’s in particular; it is just where you stand when you cannot "
                "decide."
            ),
            (
                "I find bookmarks. You would be amazed at what serves: a rasher, once, but in "
                "its packet. Bus tickets, a comb, a scan of a baby, a fifty that I handed in "
                "and that nobody claimed, because they did not know which book they had left it "
                "in. I put them all in a tin with the title on a slip. The tin is full every "
                "month. I have never found a bookmark in the innovation space."
            ),
            (
                "Up in the study area it is crisps and eyelashes. Do not ask me about the "
                "eyelashes. In the children’s it is raisins, and picture books left open on the "
                "floor in a ring, with a gap where a child was sitting. I do not tidy those "
                "till the end. They look as though someone has just been called away."
            ),
            (
                "The people who decide things come at ten o’clock and see whoever is in at ten "
                "o’clock. I was asked my opinion one time, about bins. So for what it is worth: "
                "I have cleaned round what they said was coming for nineteen years. Mostly it "
                "gets a cloth put over it. The two feet by the crime novels are deeper than "
                "when I started."
            ),
        ),
        pull_quote=(
            "If you want to know what a place is for, look at what is on the floor when it shuts."
        ),
        position=2,
        confidence=7,
        tags=("staff", "opening hours", "buildings"),
    ),
    Answer(
        title="Please Stop Apologising",
        dek="A bookseller declares an interest and then presses it.",
        people=(
            Person(
                name="Halcyon Rooksteeple",
                bio=(
                    "Halcyon Rooksteeple is Owner of the Dummy Street Bookshop. She has stood "
                    "behind the same till since 1998 and was invented for this sample."
                ),
                handle="sample_halcyon",
            ),
        ),
        body=(
            (
                "I declare an interest. I sell books, and you would suppose that I regard a "
                "place that hands them out for nothing as the enemy. My takings say otherwise. "
                "In the year that the branch opposite was shut for repairs I sold fewer novels "
                "than in any year since the flood. Customers do not arrive at my door from "
                "nowhere. Somebody has to have given them the habit, and it was never me, for I "
                "charge."
            ),
            (
                "What I wish to complain of is tone. Every library leaflet that comes through "
                "my letterbox opens by assuring me that the library is *not just books*. There "
                "is so much more. I try to imagine a swimming bath that promised not just "
                "water. I picture the baker with a sign in his window: you may think of us as "
                "bread, but look at our range of umbrellas. Apologise for bread and people will "
                "start to wonder what is wrong with it."
            ),
            (
                "The leaflets are written, I imagine, by persons who are afraid of seeming "
                "old-fashioned to a committee. The committee are my customers too. I know what "
                "they read. The one who talks about digital transformation has ordered, in "
                "hardback, eleven volumes about a Roman legionary."
            ),
            (
                "I have watched every threat to the book come up the street: the video shop, "
                "the discs, the games, the little reading screens which were going to close me "
                "by the spring. The video shop is a nail bar now. The nail bar takes three "
                "novels a month, for the table."
            ),
            (
                "In 2040 the book will be what it is today, the cheapest way yet found of being "
                "someone else for a week. A public library that lends it well need lend nothing "
                "further. One that is embarrassed by it will end up as a waiting room, and no "
                "one ever got a child to love a waiting room."
            ),
        ),
        pull_quote="Apologise for bread and people will start to wonder what is wrong with it.",
        position=1,
        confidence=9,
        tags=("lending", "money", "children"),
    ),
    Answer(
        title="The Other Three Hundred and Sixty-Four Days",
        dek="“You can learn to lose in a library, and it is best learnt on something small.”",
        people=(
            Person(
                name="Þrúðva Sýnishorn",
                bio=(
                    "Þrúðva Sýnishorn is Returning Officer at Placeholder City Council. She was "
                    "a 2023 Fellow at the Sample Institute for Reading Rooms. She has counted a "
                    "great many votes and is an invented person."
                ),
                handle="sample_ballot",
            ),
        ),
        body=(
            (
                "On one day in the year I take over seventeen libraries and turn them into "
                "polling stations. It takes forty minutes. The counter is already there, and "
                "the pencils, and a list of who is entitled, and a member of staff who is "
                "polite to everyone and tells nobody what they asked for. I bring the string."
            ),
            (
                "The ease of it set me thinking. Town halls need a day to be made ready, and "
                "schools have to send the children home. A library needs to have almost nothing "
                "changed, because it conducts a sort of election from nine until six the whole "
                "year round. There is one copy and there are five who want it. There are two of "
                "us and one table by the window. Nobody present is more entitled than anybody "
                "else, and the order is kept by a pencilled list."
            ),
            (
                "Democracy is mainly furniture and waiting your turn. I say that as one who has "
                "seen a count abandoned for want of chairs. The grand part, with speeches, "
                "rests upon a population which has practised the small part until it no longer "
                "notices. You can learn to lose in a library, and it is best learnt on "
                "something small. The book you wanted has gone to that man in the hat. You "
                "survive. Next week the hat brings it back."
            ),
            (
                "What will people be able to practise on in 2040? They will order alone, be "
                "entertained alone, and be told by a very courteous device that they are right. "
                "I should like there to be one public floor per neighbourhood where they have "
                "to share an object with a person they did not choose."
            ),
            (
                "It hardly matters what the object is. Books have served, because they are "
                "cheap, and there are never enough copies of the good ones. The thing lent is "
                "the turn."
            ),
        ),
        pull_quote="Democracy is mainly furniture and waiting your turn.",
        position=5,
        confidence=6,
        tags=("democracy", "buildings", "staff"),
    ),
    Answer(
        title="What a Lost Book Costs",
        dek="An actuary prices trust and finds it going cheap.",
        people=(
            Person(
                name="Lemuel Pennyrake",
                bio=(
                    "Lemuel Pennyrake is Actuary at the Placeholder Audit Office. He has never "
                    "paid a library fine, having worked out that he would, and was invented for "
                    "this sample."
                ),
            ),
        ),
        body=(
            (
                "A lost book costs a public library the price of the book, some tape and about "
                "twenty minutes. A lost reader costs rather more, and I have been asked to say "
                "how much."
            ),
            (
                "My method was to follow four hundred children who had been fined for something "
                "before the age of ten. I cannot show that it changed their lives. I can show "
                "that half of them did not come back within two years, that their younger "
                "brothers and sisters did not come either, and that the sum outstanding was on "
                "average less than a bag of chips. When the council dropped fines, I was told "
                "to expect that the shelves would be stripped. Returns *rose*. The fine was a "
                "price, and the price told people that lateness was for sale. Without it they "
                "were left with nothing but manners, which turn out to be stricter."
            ),
            (
                "From where I sit, then, every library is a mutual insurance society of an "
                "unusually generous kind. All pay in. Each may draw out far more than his "
                "premium, and the risk that somebody will walk off with the big atlas is spread "
                "over the entire town. The society has no assessors, and its losses would make "
                "my colleagues in motor weep with envy."
            ),
            (
                "Such a scheme may be extended to objects other than books, but only up to a "
                "limit that can be calculated. It works while the thing lent is worth less than "
                "the borrower’s good name. A novel, certainly. A ladder, yes. With a cello one "
                "begins to feel a draught, and at electric bicycles the whole pool goes under."
            ),
            (
                "So my answer to the proposition is a curve. Lend upwards from the book, a step "
                "at a time, and watch for the point at which people start to ask you for a "
                "deposit. Where the deposit begins, the library ends."
            ),
        ),
        pull_quote="The fine was a price, and the price told people that lateness was for sale.",
        position=3,
        confidence=7,
        tags=("money", "lending", "children"),
    ),
    Answer(
        title="The Machine Has No Return Date",
        dek="“A fluent answer with no date on it is a rumour in a good suit.”",
        people=(
            Person(
                name="Lǜyīng Yàngběn",
                bio=(
                    "Lǜyīng Yàngběn is Research Engineer at the Sample Polytechnic. She builds "
                    "language models for small firms, keeps a shelf of obsolete manuals, and "
                    "was invented for this sample."
                ),
                handle="sample_luying",
            ),
        ),
        body=(
            (
                "I make the machines that are supposed to put libraries out of business, so "
                "perhaps I may be allowed to say what is wrong with them. They have no return "
                "date."
            ),
            (
                "Ask one of mine a question today and it will answer well. Ask again in the "
                "spring and it will answer well, and differently, and it will not remember "
                "having changed its mind. There is no earlier edition to hold against the "
                "later. It has been improved, overnight, by someone like me, for reasons that "
                "seemed good at a meeting. I know, because I was at the meeting and had the "
                "second biscuit."
            ),
            (
                "Last winter a system of ours gave a waterworks the wrong torque for a valve. "
                "It was wrong by very little and with total assurance. We searched for the "
                "cause for two days. A colleague then took a bus to the public library, and "
                "came back with the book from which, at some remove, the number had been learnt "
                "[1]. There on page 212 sat the figure, in black, in the year in which it had "
                "been right, together with a slip of paper regretting an error elsewhere [2]."
            ),
            (
                "I found that slip very moving. No model has ever inserted one. A fluent answer "
                "with no date on it is a rumour in a good suit. A printed page is a deposition: "
                "this person, in this year, at this address, was willing to put it like that, "
                "and cannot now creep back and alter it. I want to know what was believed on "
                "the day it was printed, including the mistakes. *Especially* the mistakes. How "
                "else shall we ever catch ourselves?"
            ),
            (
                "By 2040 almost every sentence that people meet will have been composed for "
                "them a second before. It will be obliging and warm. There will then be immense "
                "value in a building full of sentences that were composed for someone else, and "
                "are not able to flatter you. I strongly disagree with your proposition. I "
                "suspect that it was drafted with help."
            ),
        ),
        notes=(
            (
                "The book is a handbook of pump maintenance, ninth edition. The tenth corrects "
                "the valve; the system had read both and averaged them."
            ),
            "The errata slip was loose and had been shelved separately, under music.",
        ),
        pull_quote=(
            "I want to know what was believed on the day it was printed, including the mistakes."
        ),
        position=1,
        confidence=7,
        tags=("technology", "archives", "lending"),
    ),
    Answer(
        title="Borrow My Uncle",
        dek="",
        people=(
            Person(
                name="Seraphine Vellumgate",
                bio=(
                    "Seraphine Vellumgate is Oral Historian at the Specimen Record Office. She "
                    "owns nine tape recorders, has one uncle, and was invented for this sample "
                    "along with him."
                ),
            ),
        ),
        body=(
            (
                "The catalogue entry reads: *Uncle, one. Retired from the gasworks, 1958 to "
                "1991. Some deafness on the left side. For reference and loan.* We entered him "
                "as a joke for an open day. He has been out a hundred and sixty times."
            ),
            (
                "It happened because I had recorded him. There are thirty hours of my uncle on "
                "the shelf at the record office, excellently indexed, with a summary, and in "
                "eight years two people had listened to them, of whom one was his wife. I put "
                "an advertisement in the branch library: you may hear the tape, or you may have "
                "the man. No one has ever chosen the tape."
            ),
            (
                "He sits at the second table with a flask. He went out for forty minutes at a "
                "time and always came back in better condition. Borrowers were schoolchildren "
                "with a worksheet to begin with. The worksheet asks about gas. What they come "
                "away with is how to tell by the smell that a foreman has been drinking, or "
                "what he said to his brother in 1963 and has wanted to unsay since. One boy "
                "borrowed him to help with an apology, and took notes."
            ),
            (
                "Others saw it and wished to be catalogued. We now hold a midwife, a bigamist "
                "(reformed), two sisters who disagree about the same war, and a man who walked "
                "here. We insist on the formalities. There is a due time. You must return them "
                "to the desk. They may decline to be renewed. Because it is a library, and not "
                "a party, shy people dare to ask."
            ),
            (
                "A person is a perishable item, I know. The midwife has already been withdrawn "
                "from stock, and I could not bring myself to delete her entry. But if you say "
                "that the chief loan of 2040 will be a book, I can only report what happens "
                "when we put the two side by side, and it is not close."
            ),
        ),
        pull_quote=(
            "He went out for forty minutes at a time and always came back in better condition."
        ),
        position=5,
        confidence=5,
        tags=("archives", "ageing", "lending"),
    ),
    Answer(
        title="At the Height of a Three-Year-Old",
        dek="“The first thing that a picture book teaches is that you may go back.”",
        people=(
            Person(
                name="Wendeline Paperlow",
                bio=(
                    "Wendeline Paperlow was a 2020 Artist in Residence at the Sample Institute "
                    "for Reading Rooms. She draws bears, badly on purpose, and is an invented "
                    "person."
                ),
                handle="sample_wende",
            ),
        ),
        body=(
            (
                "To research my last book I spent a month on my knees. I wore gardening pads "
                "and went about the children’s section of a public library at a height of "
                "ninety centimetres, and I recommend it to anyone with a plan for the future."
            ),
            (
                "From down there you cannot see any of the things that adults argue about. You "
                "do not see the strategy on the wall. You see the edges of tables, some "
                "radiators, a great many trousers, and wooden boxes full of faces. Ninety "
                "centimetres from the floor, a library is the only shop in the world where you "
                "are allowed to touch. A girl called Philippa, who was not quite three, took "
                "out every book in a box, looked gravely at each cover, and threw it behind "
                "her. At the twenty-second she stopped. It was a duck. She sat on the floor "
                "with the duck for a quarter of an hour and turned over one page."
            ),
            (
                "She turned it forwards and then back. On the left the duck was dry and on the "
                "right it was wet. She did this about sixty times, and every time it was her "
                "doing. The first thing that a picture book teaches is that you may go back. No "
                "screen that I have been paid to draw for will let you; it is always trotting "
                "ahead with its tongue out, anxious that you may be bored."
            ),
            (
                "I believe that some part of a human being is made in those sixty turns. There "
                "is a before and an after, and I can hold both, and I am the one who decides "
                "when the duck gets wet."
            ),
            (
                "A household might own ten such books. Philippa threw twenty-one over her "
                "shoulder before she came to hers. Only a library is rich enough to let her do "
                "it. Ask me again in 2040, by which time she will be old enough to vote, and I "
                "shall still be on the side of the duck."
            ),
        ),
        pull_quote=(
            "Ninety centimetres from the floor, a library is the only shop in the world where "
            "you are allowed to touch."
        ),
        position=1,
        confidence=8,
        tags=("children", "lending", "technology"),
    ),
    Answer(
        title="Six Dots",
        dek="A proofreader of braille has heard the obituary before.",
        people=(
            Person(
                name="Ignace Stavewright",
                bio=(
                    "Ignace Stavewright is Braille Proofreader at the Sample Translation House. "
                    "He reads with the left hand and corrects with the right, and was invented "
                    "for this sample."
                ),
            ),
        ),
        body=(
            (
                "My script has been pronounced dead on five occasions that I can remember. The "
                "cassette was to finish it. Next came the talking computer, the telephone that "
                "describes the room, the earpiece, and lately a pair of spectacles that will "
                "read you a menu in the voice of your choice. I own the spectacles. They are "
                "very good with menus."
            ),
            (
                "But listen to what they do with a recipe. They tell me to fold in the egg "
                "whites, and I am left not knowing whether that was a full stop. They tell me "
                "of a pair, or a pear. A boy whom I teach had listened to four hundred books "
                "before he was eleven, and was astounded to discover that *once upon a time* "
                "was four words. He had thought that it was a place."
            ),
            (
                "To be read to is a pleasure, and to read is a freedom, and I decline to swap. "
                "Under my finger I can stop at a comma. I can go over a line of verse until I "
                "have the weight of it, and find how a name is spelt, and be alone with the "
                "author, with no actor standing between us and doing the feelings. Sighted "
                "people have had this for so long that they suppose it to be some old-fashioned "
                "delivery method for information."
            ),
            (
                "A braille novel fills nine volumes and weighs as much as a dog. Nobody has "
                "room for it at home; no shop will ever stock it. It exists because libraries "
                "lend it, by post, in canvas bags, and in thirty years I have known one bag to "
                "go astray. It came back the following spring from a lighthouse."
            ),
            (
                "I am therefore the purest case that you will find. Where I live, without the "
                "library there is no book. Let the sighted do as they think best about theirs. "
                "Ours has six dots, and I have checked them."
            ),
        ),
        pull_quote="To be read to is a pleasure, and to read is a freedom, and I decline to swap.",
        position=1,
        confidence=6,
        tags=("technology", "lending", "children"),
    ),
    Answer(
        title="Three Signatures Under One Budget",
        dek="Three councillors from three parties agree on a figure and on nothing else.",
        people=(
            Person(
                name="Adelind Ploverstock",
                bio=(
                    "Adelind Ploverstock is Councillor for the Harbour Ward at Placeholder City "
                    "Council. She sits on the left and was invented for this sample."
                ),
            ),
            Person(
                name="Ṛtvika Namūnekar",
                bio=(
                    "Ṛtvika Namūnekar is Councillor for the Ninth Ward at Placeholder City "
                    "Council. She sits in the middle and is an invented person."
                ),
                handle="sample_ward9",
            ),
            Person(
                name="Neem Sorrelgate",
                bio=(
                    "Neem Sorrelgate is Councillor for the Upper Town at Placeholder City "
                    "Council. He sits on the right and was invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "We are the finance sub-committee, three members, and we have not voted the "
                "same way since the matter of the swans. What follows was drafted in turn. Each "
                "of us was entitled to strike out one sentence by the others, and did."
            ),
            (
                "Councillor Ploverstock holds that a library is the one place in the city where "
                "money cannot push in. She would fund it to lend anything that the rich own and "
                "the poor do without: instruments, suits, quiet, the use of a garden. For her "
                "the book was simply the first of these goods to be shared, and there is no "
                "cause to stop at it."
            ),
            (
                "Councillor Sorrelgate thinks that this is how a service is talked to death. A "
                "body that will lend anything, he says, can be asked for anything, and blamed "
                "for it. He would pay for books, heat and a librarian of strong character, and "
                "would leave the rest to clubs. A thing with a clear purpose, in his "
                "experience, is harder to close."
            ),
            (
                "Councillor Namūnekar has held both opinions and was outvoted on each. Her ward "
                "has one branch, with a flat roof. She notes that in eleven years of debate "
                "about purpose nobody has proposed a sum for the roof, and that rain has no "
                "view on the matter."
            ),
            (
                "We looked for the line that all three of us would be ashamed to cut. It turned "
                "out to be hours. A closed library lends neither cellos nor novels. We have "
                "therefore signed a budget that fixes the hours at fifty-four a week until "
                "2040, mends one roof, and leaves the staff to decide what crosses the counter, "
                "on the ground that they are the only people in the argument who are there."
            ),
            "The swans, we should add, have been moved.",
        ),
        pull_quote="We looked for the line that all three of us would be ashamed to cut.",
        position=3,
        confidence=6,
        tags=("money", "democracy", "opening hours", "buildings"),
    ),
    Answer(
        title="Open When It Is Forty Degrees",
        dek="“On the worst night of the year we lent nine hundred people a temperature.”",
        people=(
            Person(
                name="Țînca Specimăreanu",
                bio=(
                    "Țînca Specimăreanu is Heat Officer at Placeholder City Council. The post "
                    "was created for her in a hot July; she was invented for this sample in a "
                    "cool one."
                ),
            ),
        ),
        body=(
            (
                "Heat kills politely. It goes up the stairs to the top flat, where an old man "
                "has shut the windows against burglars, and it waits. There is no smoke for a "
                "neighbour to see. My work consists in getting that man out of his chair by "
                "eleven in the morning and into a cool room until the evening, on perhaps "
                "twenty days in the year."
            ),
            (
                "At first we opened cooling centres. We had a sports hall, with camp beds, and "
                "a banner which said COOLING CENTRE. Hardly anyone came. I asked an old man "
                "why. He said: “I am not a case.”"
            ),
            (
                "The year after, we did nothing except keep the libraries open until midnight "
                "and turn down the thermostat. On the worst night of the year we lent nine "
                "hundred people a temperature. They came with bags and children, as if it had "
                "been their own idea. A person in a library is presumed to be about some "
                "business of his own. Nobody has to say that they are poor in order to sit next "
                "to a fan. The old man had a newspaper, and he was holding it upside down, and "
                "we left him to it."
            ),
            (
                "Any engineer will tell you that thick walls full of paper are slow to warm. "
                "Those that were built for readers a century ago have turned out to be the best "
                "refuges that we have, and I lie awake over the glass one."
            ),
            (
                "You ask about 2040. I have the curves on my wall, and by then it will be fifty "
                "days, not twenty. Lend books too; they pass the time. But I count in another "
                "unit. On the morning after that night, for the first time since I took the "
                "post, I had no one to telephone about the top floor."
            ),
        ),
        pull_quote="Nobody has to say that they are poor in order to sit next to a fan.",
        position=5,
        confidence=8,
        tags=("climate", "opening hours", "health", "buildings"),
    ),
    Answer(
        title="A Cello for Six Months",
        dek=(
            "An instrument librarian counts the minutes of silence between one borrower and the "
            "next."
        ),
        people=(
            Person(
                name="Ysolde Ravenspoke",
                bio=(
                    "Ysolde Ravenspoke is Instrument Librarian at the Example Valley Library "
                    "Co-operative. She tunes what is returned and forgives the rest, and is an "
                    "invented person."
                ),
                handle="sample_cello",
            ),
        ),
        body=(
            (
                "I have four cellos. One has had its neck broken and mended and is the sweetest "
                "of them. They go out for six months at a time, in hard cases, on the bus."
            ),
            (
                "Talent is scattered like hail, and cellos are stored in the dry. That is my "
                "whole philosophy. There are children in this valley whose hands were made for "
                "a bow and who will never touch one, because a cello costs as much as a car, "
                "and you cannot find out whether you are a cellist by reading a book about "
                "cellos. You find out in about the fifth week, in a kitchen, while somebody "
                "upstairs bangs on the floor."
            ),
            (
                "Mostly, you find out that you are not. I should like to speak up for that "
                "result, which no music school will ever boast of. Of the sixty-eight who have "
                "borrowed a cello, fifty-nine brought it back and did not take another. They "
                "were not failures. A girl returned hers and said, “Now I know,” in the tone of "
                "someone who has seen the sea. In a family that has saved for two years to buy "
                "the thing she would have had to lie, and to go on with it."
            ),
            (
                "A library gives you leave to stop. I know no other lender that does. The bank "
                "does not, nor does the teacher, nor a grandmother who has sold her ring. Take "
                "it, try it, bring it back: the same three words would do for a marriage guide."
            ),
            (
                "Nine went on. One of them plays at funerals, for money, and has asked me for "
                "the mended one whenever it is in."
            ),
            (
                "It is put to me that books too let a child try on a life. So they do, from the "
                "outside. By 2040, I hope that the insides will be on loan as well: a loom, a "
                "lathe, a telescope, a stall at the market for a week. The shelf will stay. It "
                "is where you look up the name of what it was that you could not do."
            ),
        ),
        pull_quote="Talent is scattered like hail, and cellos are stored in the dry.",
        position=5,
        confidence=7,
        tags=("lending", "children", "money", "play"),
    ),
    Answer(
        title="They Said It of the Gramophone",
        dek="A library historian reads a century of minutes and recognises the handwriting.",
        people=(
            Person(
                name="Crispin Twelvetoft",
                bio=(
                    "Crispin Twelvetoft is Reader in Library History at Specimen University. He "
                    "was a 2014 Fellow at the Sample Institute for Reading Rooms. He and the "
                    "committee whose minutes he quotes were invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "The library committee of the small town that I study has kept its minutes "
                "since it first met, in a room over a corn merchant’s. There are twenty-six "
                "volumes. I have read them so that you need not. The end of the book is the "
                "oldest standing item on the agenda."
            ),
            (
                "It first appears in the third volume. A Mr Orrery, ironmonger, moved that no "
                "further shelving be bought, “as the public will in future be instructed by the "
                "lantern” [1]. In the seventh it is resolved to be “gravely doubtful whether "
                "persons will read who can be sung to” [2]. There follow the cinema, wireless, "
                "paperbacks (which were to destroy the library by being too cheap), television, "
                "microfilm, the video recorder, and a machine that printed your horoscope."
            ),
            (
                "The sequence has a shape, and it never alters. A device arrives. A "
                "forward-looking member proposes that the library should become chiefly a place "
                "for the device. A backward-looking member predicts the fall of civilisation. "
                "They compromise on a cupboard. Eleven years later, on average, there is a "
                "minute authorising the caretaker to dispose of the contents of the cupboard."
            ),
            (
                "I should not want to be smug about it. Mr Orrery was wrong about shelving, yet "
                "the lantern evenings filled the room with people who could not read, and a "
                "good many of them stayed to learn. Every one of those devices left something "
                "behind: a longer opening hour, a lower counter, a new sort of person on the "
                "stairs. The library was altered each time. It was simply never altered in the "
                "respect announced."
            ),
            (
                "The end of the book is therefore due again about now, and here it is, in your "
                "proposition. I wish it well. I shall look for it in volume twenty-seven, next "
                "to the cupboard."
            ),
        ),
        notes=(
            "Minute book 3, folio 88. The lantern slides were of glaciers.",
            (
                "Minute book 7. The member who seconded the motion had shares in the gramophone "
                "shop, which the minutes record without comment."
            ),
        ),
        pull_quote="The end of the book is the oldest standing item on the agenda.",
        position=2,
        confidence=8,
        tags=("archives", "technology", "lending"),
    ),
    Answer(
        title="Forms on a Thursday",
        dek="“A tired librarian is a poor substitute for a ministry.”",
        people=(
            Person(
                name="Ździsz Przykładek",
                bio=(
                    "Ździsz Przykładek is Employment Adviser at Placeholder City Council. He "
                    "has been made redundant three times, always by letter, and was invented "
                    "for this sample."
                ),
            ),
        ),
        body=(
            (
                "On Thursdays I sit at a desk in the public library with a sign that says JOBS, "
                "and this ought to make me a friend of the proposition. I lend my time there. "
                "By noon there are fourteen people waiting. I want to explain why I should not "
                "be in the building."
            ),
            (
                "Ten years ago my own office had a counter. So had the tax people, the pensions "
                "people, and the one that dealt with dogs. One after another they became "
                "websites. Each office that shuts its counter writes on the door that help may "
                "be had at the library. No money comes with the notice. I have seen a "
                "children’s librarian, with a glove puppet still on her hand, trying to recover "
                "the password of a man who was about to lose his flat."
            ),
            (
                "She did it, too. They always do it. That is how you empty a profession: you "
                "find people who cannot bear to say no, and then send them everyone. It gets "
                "called a hub. Visitor numbers go up, and the minister comes and is "
                "photographed with the puppet."
            ),
            (
                "A tired librarian is a poor substitute for a ministry. Worse, while she hunts "
                "for the password, nobody is buying books, or reading the reviews, or noticing "
                "the boy in the corner who has finished all the ones on sharks. The harm is "
                "quiet, and it shows ten years later."
            ),
            (
                "The men who queue for me on Thursdays would agree. One of them, a roofer, told "
                "me that he came in for the form and stayed for the shelf about bridges, since "
                "it was “the only thing all week that was not about my situation”. I have kept "
                "that."
            ),
            (
                "What should a library be in 2040? Somewhere in which you are not a situation. "
                "Give us our counters back, and let it get on."
            ),
        ),
        pull_quote=(
            "Each office that shuts its counter writes on the door that help may be had at the "
            "library."
        ),
        position=2,
        confidence=5,
        tags=("work", "staff", "money"),
    ),
    Answer(
        title="No Lock, No Librarian, No Losses",
        dek="The box by the slipway has been open since 2013 and nobody is in charge of it.",
        people=(
            Person(
                name="Morwen Umbershaw",
                bio=(
                    "Morwen Umbershaw has been Island Agent for the Example Mobile Library "
                    "since 2013. She also works the ferry, and is an invented person living on "
                    "an invented island."
                ),
            ),
        ),
        body=(
            (
                "There are sixty-one of us in winter. The mobile library comes over with me on "
                "the first Monday of the month, if the swell allows, and leaves four crates in "
                "a box by the slipway. The box was a fish box. It has a lid with a stone on "
                "top. There is a jotter inside in which you write what you have taken, and "
                "people do, or they draw it."
            ),
            (
                "We have never lost a book. Mainland visitors are moved by this, and one wrote "
                "an article about trust. I should like to be a bit more exact. It is easy to be "
                "honest where everybody knows your boots. If the second volume of anything goes "
                "missing, there are only sixty suspects, and I have them all on the ferry by "
                "the end of the week, where they cannot get off."
            ),
            (
                "So I get cross when people from cities ask me for the secret. There is no "
                "secret. What you have in a town is much harder and, to my mind, finer: "
                "somebody who has never set eyes on you hands over a thing of value and says, "
                "three weeks, all right? We have no need of that here. You do, and you have "
                "built it, and half of you want to replace it with a machine that reads your "
                "thumb."
            ),
            (
                "As for *what* is in the crates, I have a foot on either side. They are books, "
                "because books stack, and do not mind salt. But last back-end the driver put in "
                "a breadmaker. It has been in every house on the north side, and in the jotter "
                "under “condition” there is now quite a correspondence about yeast. In the same "
                "jotter, two lines further down, a child has copied out a whole poem, as she "
                "was afraid that the swell would take it back."
            ),
            (
                "Sixty-one of us; one fish box. I could not tell you which of those two entries "
                "mattered more. I keep the jotters."
            ),
        ),
        pull_quote="It is easy to be honest where everybody knows your boots.",
        position=3,
        confidence=5,
        tags=("rural libraries", "lending", "staff"),
    ),
    Answer(
        title="What We Save From the Skip",
        dek="“Nobody ever asked us to save a terminal.”",
        people=(
            Person(
                name="Thalia Whinlatch",
                bio=(
                    "Thalia Whinlatch is Demolition Surveyor at Placeholder City Council. She "
                    "has taken down four libraries and put up none, and was invented for this "
                    "sample."
                ),
            ),
            Person(
                name="Gaspard Snarecroft",
                bio=(
                    "Gaspard Snarecroft is Furniture Restorer at Placeholder City Libraries. He "
                    "has a shed, a pot of glue and a long memory, and is an invented person."
                ),
                handle="sample_skip",
            ),
        ),
        body=(
            (
                "One of us pulls public buildings down and the other follows with a van. "
                "Between us we have closed four libraries, and we know what a library is by the "
                "order in which people ask for bits of it."
            ),
            (
                "Within a day of the notice going up, someone will have rung about the clock. "
                "The long tables go next. They are oak, as a rule, two metres forty, with a "
                "brass rail for the feet, and every one has a name cut in the underside by a "
                "boy who is now a grandfather and wishes to point it out. Then the step that "
                "was worn into a dish. A woman in her nineties wanted the door handle, only "
                "that, and when we unscrewed it for her she held it as you do hold one, and "
                "pushed."
            ),
            (
                "Nobody ever asked us to save a terminal. Nobody asked for the self-service "
                "kiosk or for the chairs shaped like pebbles. They go in the skip with the "
                "ceiling tiles, at between nine and twelve years of age. The oak is at a "
                "hundred and four and needs a wipe."
            ),
            (
                "You might take that as a vote for the old days. We are less sure. The tables "
                "were never about books in particular; people have danced on them, been "
                "vaccinated at them, laid out jigsaws and drowned men. The shelving we have "
                "burnt by the tonne, with hardly a tear from anyone. What had been loved was "
                "whatever was strong, plain and common to all, and did not tell you what it was "
                "for."
            ),
            (
                "The one mistake that we see is to build for a guess. A room made for some "
                "particular machine dies with it. A good building for books turns out to be a "
                "good building for nearly anything, and the reverse has never been true."
            ),
            "Make the tables heavy. Leave the undersides rough.",
        ),
        pull_quote=(
            "A good building for books turns out to be a good building for nearly anything, and "
            "the reverse has never been true."
        ),
        position=3,
        confidence=6,
        tags=("buildings", "climate", "archives"),
    ),
    Answer(
        title="Read It to Me Twice",
        dek="A reading tutor on the readers whom libraries have been missing all along.",
        people=(
            Person(
                name="Kasane Tameshirō",
                bio=(
                    "Kasane Tameshirō is Reading Tutor at the Example School Inspectorate. She "
                    "learnt to read at fourteen, in secret, and was invented for this sample."
                ),
                handle="sample_twice",
            ),
        ),
        body=(
            (
                "The first thing that my pupils learn about a library is how to look as though "
                "they were using one. You choose something thick. You turn a page at about the "
                "pace of your neighbour. I did it myself for three years, and was known as a "
                "bookish girl."
            ),
            (
                "My pupils are between twelve and sixty, and letters swim for them. They are "
                "not stupid. One of them can hear from the pavement which cylinder is "
                "misfiring. Shame is very quick, and the alphabet is slow. By the time that a "
                "kind person offers help they have usually left."
            ),
            (
                "What changed things for us was a small machine that reads aloud, with a finger "
                "of light that travels along the line. There are cleverer ones. This one has a "
                "single merit: it will say the same sentence forty times and never breathe in. "
                "No human being can do that. I have tried. At the eleventh repetition there is "
                "a something in the voice, and the pupil hears it before you do."
            ),
            (
                "We lend them from the ordinary desk, in a cloth bag of the same green as the "
                "ordinary bags, so that no one can tell what you have got. The bag took longer "
                "to agree upon than the machine. Thirty-four are out tonight. In thirty-four "
                "kitchens somebody is having a go at a page about engines or horses or God, "
                "with the door shut."
            ),
            (
                "So I have put a four. The thing which those homes needed from a library was "
                "patience, in a form that they could carry and that would tell nobody. That it "
                "should be poured out over a *book* I take for granted; otherwise what would "
                "there be to be patient about?"
            ),
            (
                "My bookish reputation I have never quite lived down. A librarian told me, "
                "decades later, that she had known from the first week. She had gone on "
                "stamping the thick ones."
            ),
        ),
        pull_quote="Shame is very quick, and the alphabet is slow.",
        position=4,
        confidence=6,
        tags=("schools", "technology", "children", "privacy"),
    ),
    Answer(
        title="I Threw Away Eleven Thousand Books",
        dek="“A shelf that is never cut back stops being read and starts being dusted.”",
        people=(
            Person(
                name="Una Thimblecroft",
                bio=(
                    "Una Thimblecroft was Stock Manager at Placeholder City Libraries from 1989 "
                    "to 2024. She is retired, prunes roses, and was invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "It is a fair estimate. In thirty-five years I put eleven thousand books into "
                "sacks, and I can still see some of the faces."
            ),
            (
                "People wrote furious letters about this. They imagined fire. They would come "
                "to the branch with a photograph of a skip and tears in their eyes, and when I "
                "looked up the volume on top of the skip it had generally been borrowed for the "
                "last time under another monarch, by someone who returned it the next day. I "
                "was an executioner who read the file first. For every title I asked three "
                "questions. Is it wrong? Is it falling apart? Is there another within a day’s "
                "reach? Nothing ever went into the sack faster than a guide to mushrooms with "
                "two of its captions switched."
            ),
            (
                "Here is what the angry letters never mentioned. Each time that I cut, lending "
                "rose. Take a shelf of forty travel guides, thirty of them to countries that "
                "have changed their names, and remove the thirty. The next morning it looks "
                "bare, and somebody takes a book from it. A shelf that is never cut back stops "
                "being read and starts being dusted. I have walked through libraries where I "
                "would bet that nothing had been touched since the paint, and their managers "
                "were telling one another that the age of the book was over. It was not. It was "
                "only buried."
            ),
            (
                "So I think that your proposition mistakes a storage problem for a turn in "
                "history. Readers who are offered nine dead books and one live one will "
                "conclude that they are not great readers. Show them the live one, face out, at "
                "the height of the hand."
            ),
            (
                "To whoever holds my job in 2040: be brave, be thorough, and keep a list. I "
                "kept mine. In all that time I was sorry about four, and I have since bought "
                "three of those."
            ),
        ),
        pull_quote="I was an executioner who read the file first.",
        position=2,
        confidence=8,
        tags=("lending", "staff", "archives"),
    ),
    Answer(
        title="Nobody Lends Anything for Nothing",
        dek="A union official points at the part of the library that goes home at night.",
        people=(
            Person(
                name="Ingram Tarnbeck",
                bio=(
                    "Ingram Tarnbeck is General Secretary of the Dummy Union of Library "
                    "Workers. He shelved for nine years before he argued for a living, and is "
                    "an invented person."
                ),
                handle="sample_ingram",
            ),
        ),
        body=(
            (
                "I have read a fair few of these symposia. They are handsome things. The future "
                "comes along in them, like weather, and the library “becomes” a garden or a "
                "harbour or a kitchen. I keep a pencil by me and underline each sentence in "
                "which a thing is done by a person. On a good day I get to five."
            ),
            (
                "Who opens the garden? Who tells the man in the harbour, gently, that he smells "
                "and that there is a shower two streets away? My members do; two in three of "
                "them are part-time, and one in four has a second job. Last year a woman of "
                "twenty-six in our north-east branch talked somebody down from the multi-storey "
                "car park, by telephone, between a story time and a jammed printer. She was on "
                "a contract that ends in March. It says “customer host”."
            ),
            (
                "Take the staff out of a library and what you have left is a warehouse with a "
                "children’s mural. I have nothing against a warehouse. The parcels come on "
                "time. But no one ever went to one to ask for a book the name of which they had "
                "forgotten, which was blue, and which their dad had liked; and came out with "
                "it; and with a leaflet about bereavement tucked in at page nine, without a "
                "word said."
            ),
            (
                "So yes, strongly agree. The most important thing which a library lends in 2040 "
                "is what it lends now, the attention of somebody trained. It is the only item "
                "of stock that gets a headache. It is the only one that has to find the rent. "
                "Every other answer in this collection depends on it, and I would ask each of "
                "the authors, with respect, to go back over their text and put a wage in."
            ),
        ),
        pull_quote=(
            "Take the staff out of a library and what you have left is a warehouse with a "
            "children’s mural."
        ),
        position=5,
        confidence=7,
        tags=("staff", "work", "money"),
    ),
    Answer(
        title="What the Dead Owe",
        dek="“In every house there is one book that belongs to everybody.”",
        people=(
            Person(
                name="Obadiah Osterwhin",
                bio=(
                    "Obadiah Osterwhin has been Honorary Treasurer of the Dummy Foundation for "
                    "Quiet since 2021. He was an undertaker for forty years, in a town that was "
                    "invented for this sample, as he was."
                ),
            ),
        ),
        body=(
            (
                "For forty years I went into houses on the day after. One carries out the "
                "principal business; then there is a cup of tea, and a daughter stands in the "
                "middle of the front room and does not know where to begin. I used to suggest "
                "the bookcase. It is easier than clothes."
            ),
            (
                "In every house there is one book that belongs to everybody. You come on it "
                "between the almanac and the photograph album, with a paper label on the spine. "
                "The daughter opens it and sees the stamps going down the page, and the last of "
                "them, and then she sits down. “He was halfway through,” she says. There is a "
                "receipt at the place, or a feather."
            ),
            (
                "I would offer to take it back. I suppose that I have returned six or seven "
                "hundred such books on behalf of people who were prevented. The desk in our "
                "town had an understanding about it. Nobody said anything. The young man would "
                "stamp it in, and look at where the feather was, and often as not he put it "
                "aside, and I learnt years afterwards that he read on from there."
            ),
            (
                "You ask what a library will lend when most of us now writing have become "
                "somebody’s bookcase. All manner of things, I have no doubt. I have never been "
                "asked to return a drill on behalf of the dead. I have not seen anyone sit down "
                "on the stairs over a password, or over a chair, or an hour of advice, "
                "excellent as those are, because they leave no mark where the person stopped."
            ),
            (
                "A borrowed book says that you meant to go on. It has the date by which you "
                "thought that you would be finished. I can think of nothing else we own in "
                "common that is so tactful about the end, and I hope that mine will be overdue."
            ),
        ),
        pull_quote="I have never been asked to return a drill on behalf of the dead.",
        position=1,
        confidence=6,
        tags=("ageing", "lending", "silence"),
    ),
)
