"""Answers 41 to 60 of the sample symposium; every person and organisation is invented."""

from articles.sample.answer import Answer, Person

TAKES: tuple[Answer, ...] = (
    Answer(
        title="Nine Weeks Without a Signal",
        dek="“I think that towns are becoming more like ships.”",
        people=(
            Person(
                name="Pell Quillmarrow",
                bio=(
                    "Pell Quillmarrow is Ship’s Librarian at the Sample Seafarers’ Library. She "
                    "was a 2016 Fellow at the Sample Institute for Reading Rooms. She is an "
                    "invented person and has never been seasick."
                ),
                handle="sample_quill",
            ),
        ),
        body=(
            (
                "Our ship carries ore in one direction and ballast in the other, and between "
                "the two ports lie nine weeks in which no telephone aboard is worth more than a "
                "torch. I keep the library: one steel cupboard, four shelves, a brass rail "
                "across each shelf to stop the stock from leaving in heavy weather."
            ),
            (
                "Every few years somebody ashore writes to tell me that I am about to be "
                "replaced. First it was to be a box of films, then a tablet for each cabin, "
                "then a dish on the bridge. The tablets came. By the second month salt had got "
                "into the charging ports, and the bosun, who had been three chapters from the "
                "end of a murder, has never learnt who did it. He still raises the matter."
            ),
            (
                "A paper book survives being dropped, sat on, lent to the engine room and "
                "returned with a thumbprint in heavy oil. It asks nobody’s permission to open. "
                "No company can take it back at midnight because a contract has lapsed on "
                "another continent. These sound like small virtues in a town with a shop on "
                "every corner; they grow with the distance from the shop."
            ),
            (
                "I am told that a ship is a special case. I think that towns are becoming more "
                "like ships. Power fails for an afternoon and people find out how much of their "
                "reading was only ever rented. Licences end, formats end, the firm that made "
                "the reader is bought by a firm that makes doorbells. By 2040 a good many "
                "people on dry land will have been, for a day or a month, out of reach."
            ),
            (
                "Lend whatever else you like, then, and keep the rail across the shelf. The "
                "book is the one thing in your stock that works by candlelight, and that the "
                "next reader can use *because* the last one has finished with it."
            ),
        ),
        pull_quote="It asks nobody’s permission to open.",
        position=1,
        confidence=8,
        tags=("lending", "technology", "work"),
    ),
    Answer(
        title="Count the Keys",
        dek="A locksmith explains what a town hands over when it gives a stranger the front door.",
        people=(
            Person(
                name="Ottoline Vexholm",
                bio=(
                    "Ottoline Vexholm is Chief Locksmith at Placeholder City Libraries. She has "
                    "fitted, drilled out and refitted every door in the service, and was "
                    "invented for this sample."
                ),
                handle="sample_keys",
            ),
        ),
        body=(
            (
                "When I began, our fourteen branches had fourteen keys and fourteen caretakers, "
                "and I could have recited the names. Last month I programmed card number 9,206. "
                "It belongs to a bus mechanic who reads from five until seven in the morning "
                "and has the place to himself."
            ),
            (
                "We call this an extended hours scheme, which makes it sound like something "
                "done with a timetable. I fit the locks and can tell you what is really being "
                "lent. A key is a loan with a whole building attached to it. Nobody in the "
                "history of my trade has handed over nine thousand of them to people he had "
                "never met and slept well. We do, and in six years I have replaced two door "
                "closers and one pane."
            ),
            (
                "There is a lesson in those two door closers. People treat the place at dawn as "
                "they treat a neighbour’s house when they have been asked to feed the cat. They "
                "switch lights off behind them. Somebody has been watering the fig on the "
                "landing, and it is nobody on the payroll."
            ),
            (
                "Before you write this up as a way to save wages, listen to the rest. The "
                "scheme works because for eight hours of the same day a person sits at the "
                "desk, knows the mechanic by sight and would miss him. Take the person away and "
                "you have a vending machine with a sofa in it. I have seen one of those, and I "
                "have seen the inside of its lock, which somebody had filled with chewing gum."
            ),
            (
                "Books will go out through my doors in 2040, and I shall be glad of it. But ask "
                "the mechanic what he would least like to return. He would put the novel on the "
                "counter without a murmur. The card he would hold on to."
            ),
        ),
        pull_quote="A key is a loan with a whole building attached to it.",
        position=5,
        confidence=7,
        tags=("opening hours", "buildings", "staff"),
    ),
    Answer(
        title="The Shelf Behind the Photocopier",
        dek="“A school can hide a great deal from an inspector, but never dust.”",
        people=(
            Person(
                name="Tibor Nettlevane",
                bio=(
                    "Tibor Nettlevane has been Senior Inspector at the Example School "
                    "Inspectorate since 2011. He taught geography before that, badly by his own "
                    "account, and is an invented person."
                ),
            ),
        ),
        body=(
            (
                "I visit about ninety schools in a year and ask each head for the library "
                "first. Two in three walk me to it with pride. The others begin a sentence with "
                "the word “space”. I know then that we are on our way to a photocopier, and "
                "that the shelf will be behind it."
            ),
            (
                "A school can hide a great deal from an inspector, but never dust. I draw a "
                "finger along the top of the atlases. I ask a boy of nine where he would go for "
                "a book about owls, and I watch whether he looks at the shelf, at his teacher "
                "or at the window."
            ),
            (
                "Where the shelf is dusty I telephone the nearest public branch, and I have "
                "come to know what I shall hear. Yes, the school used to send a class on "
                "Tuesdays. No, not since the minibus. The branch now has a recording booth and "
                "a wall of tablets, and very nice they are. The owl book is in the reserve "
                "stock on the other side of the county."
            ),
            (
                "The child who owns nothing to read is never short of screens. Whatever else is "
                "missing from the flat, there is a telephone in it with a cracked corner and "
                "all the films in the world. What he lacks is thirty pages in a row that nobody "
                "interrupts, in an object that he is allowed to take to bed. Only two "
                "institutions ever offered him that. One of them has put a photocopier in front "
                "of it."
            ),
            (
                "So I disagree with the proposition, though not hotly. By 2040 the public "
                "library will lend a hundred clever things to adults, who are quite able to "
                "look after themselves. I would measure it by something duller: how many "
                "minutes it takes the boy to lay hands on an owl."
            ),
        ),
        pull_quote="The child who owns nothing to read is never short of screens.",
        position=2,
        confidence=6,
        tags=("schools", "children", "lending"),
    ),
    Answer(
        title="The Third Shelf",
        dek=(
            "“One shelf in your language is a greeting, two are a service, and the third is "
            "where you stop being a guest.”"
        ),
        people=(
            Person(
                name="Łučja Ukázkowá",
                bio=(
                    "Łučja Ukázkowá is Senior Translator at the Sample Translation House. She "
                    "was a 2018 Fellow at the Sample Institute for Reading Rooms. She and the "
                    "two languages she translates between were invented for this sample."
                ),
                handle="sample_lucja",
            ),
        ),
        body=(
            (
                "In the town where I grew up there were two words for snow that fell on washing "
                "[1], and neither will ever be spoken by a machine, because nobody has typed "
                "them often enough. That is the condition of a small language. It is always one "
                "generation of shopping lists away from the end."
            ),
            (
                "I measure a library by its shelves in other tongues [2]. One shelf in your "
                "language is a greeting, two are a service, and the third is where you stop "
                "being a guest. The first holds the national poet and a guide to the tax "
                "system. On the second are the cookery books. The third shelf is where the bad "
                "novels are. A woman from my valley can stand before it on a wet Wednesday and "
                "be bored by choice, exactly like anybody else in the queue."
            ),
            (
                "The proposition supposes that instant translation will make all this "
                "unnecessary. I earn my bread by translation and I use the machines daily, and "
                "so let me say what they cannot do. They go from large to large. They will give "
                "my neighbour every sentence of yours, tidily; they will not give her daughter "
                "a single joke in the voice of her grandmother, since the joke was never "
                "written down where a machine could find it."
            ),
            (
                "It was, however, printed once, by a co-operative above a bakery, in three "
                "hundred copies. I know where four of those are. One is in a public library, in "
                "the section marked “Other”, and it has been borrowed eleven times."
            ),
            (
                "Lend what you please in 2040. A language whose books have left the building "
                "has been asked, very politely, to follow them."
            ),
        ),
        notes=(
            "Both words are from my mother’s kitchen and in no dictionary that I own.",
            (
                "I counted forty-one languages on the spines in one branch and asked which of "
                "them the staff could catalogue. The answer was nine; the rest stood under "
                "“Other”, in the order of their height."
            ),
        ),
        pull_quote="The third shelf is where the bad novels are.",
        position=2,
        confidence=7,
        tags=("migration", "lending", "democracy"),
    ),
    Answer(
        title="Two Ways Out of Every Room",
        dek=(
            "Books burn slowly and people panic quickly, says a fire officer who has inspected "
            "both."
        ),
        people=(
            Person(
                name="Merrick Oxenplume",
                bio=(
                    "Merrick Oxenplume is Station Officer at the Example Fire and Rescue "
                    "Service. He has inspected public buildings for twenty-two years and was "
                    "invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "People think that I must hate libraries. All that paper. In truth a tightly "
                "packed shelf is hard to set alight; put a match to a closed dictionary and you "
                "will be there until supper. It is the beanbags that keep me awake, and the "
                "lithium batteries, and above all the word “unstaffed”."
            ),
            (
                "I read drawings for a living. Thirty years ago a library on a drawing was "
                "mostly rectangles marked *stack*, and I could work out in my head how many "
                "persons would be in it. The drawings that reach me today show a hall with "
                "movable everything: a job fair on Monday, a hundred toddlers on Tuesday, a "
                "blood donor session, a band. The capacity is whatever is written on the "
                "poster. For my purposes that is no longer a store with readers in it. It is an "
                "assembly building that happens to own some books."
            ),
            (
                "I have no quarrel with this. I merely ask that the town should notice. An "
                "assembly building wants two ways out of every room, wide enough for the "
                "slowest person present, and somebody in a visible jacket who knows the place "
                "by heart. You cannot ask a bookcase whether the lady in the wheelchair got "
                "out. You can ask Denise, who has been on the ground floor since before the "
                "carpet."
            ),
            (
                "During the spring floods we put two hundred people on the first floor of a "
                "branch for a night. I remember that nobody was frightened, because nobody in "
                "that building had ever been made to feel that they should not be there. The "
                "staff gave out blankets against a library card, from habit, and all but three "
                "came back."
            ),
            (
                "What was the most important thing lent that night? I would say a dry floor and "
                "a competent woman with a list. The proposition is about right. Build for it, "
                "and mark the exits."
            ),
        ),
        pull_quote="You cannot ask a bookcase whether the lady in the wheelchair got out.",
        position=4,
        confidence=6,
        tags=("buildings", "staff", "opening hours"),
    ),
    Answer(
        title="What Comes Back in October",
        dek="The keeper of a seed library on the only loan that is returned larger than it left.",
        people=(
            Person(
                name="Txirene Saiakera-Zubi",
                bio=(
                    "Txirene Saiakera-Zubi has been Keeper of Seeds at the Example Valley "
                    "Library Co-operative since 2015. She is an invented person, and so are her "
                    "beans."
                ),
                handle="sample_seeds",
            ),
        ),
        body=(
            (
                "A reader takes eight beans in March. If the slugs are merciful she brings back "
                "forty in October, eats the rest and forgets that she was ever in debt. I am "
                "owed beans by half the valley and have never sent a reminder."
            ),
            (
                "My whole stock lives in a card cabinet that used to hold the author catalogue, "
                "A to Z, and I have kept the brass labels out of respect. Under P there is a "
                "pea that one family grew for ninety years behind a railway cottage. When the "
                "last of them went into a home, her nephew found an envelope of it in a drawer "
                "with some string. He could have thrown it out. He brought it to a library "
                "because, he said, that is where you take things that other people may want "
                "later."
            ),
            (
                "Consider what that cabinet does which a book cannot. A book lent a hundred "
                "times is worn out. A bean lent a hundred times has spent a hundred summers in "
                "this particular soil and is *better at living here* than the one in the shop. "
                "When the springs turned dry, it was a borrowed runner bean from a roof garden "
                "in town that set pods, while the catalogue varieties sulked."
            ),
            (
                "I hear the objection that a library is no place for gardening. My answer is "
                "that the cabinet is a library in the strictest sense: a collection, described, "
                "kept in order, open to all, and lent on trust. The stuff in the drawers is "
                "older than paper and says a good deal in very few words."
            ),
            (
                "By 2040 every public library will need some stock that improves by being used. "
                "Skills are like that, and songs, and dialects, and yeast. Let us learn to lend "
                "those, and see what comes back in October."
            ),
        ),
        pull_quote="I am owed beans by half the valley and have never sent a reminder.",
        position=5,
        confidence=8,
        tags=("lending", "climate", "rural libraries"),
    ),
    Answer(
        title="A Building With One Rule",
        dek="",
        people=(
            Person(
                name="Rafferty Zinnerloft",
                bio=(
                    "Rafferty Zinnerloft is Lecturer in Game Design at the Sample Polytechnic. "
                    "He was a 2022 Fellow at the Sample Institute for Reading Rooms, where he "
                    "lost at draughts to the caretaker. He is an invented person."
                ),
                handle="sample_raff",
            ),
        ),
        body=(
            (
                "Suppose that you were asked to design a public library as a game. You would be "
                "given the board free of charge: a large warm room in the middle of town. You "
                "would be given the players, who are everybody. What remains is to write the "
                "rules, and most libraries I know have written too many of them and pinned them "
                "up beside the lift."
            ),
            (
                "Every good game begins by telling you what you may not do and then leaves you "
                "alone. Chess does it in a page. The library’s version fits on a ticket: *bring "
                "it back*. From that single restriction comes an astonishing amount of play. A "
                "child of six carries home a volume on volcanoes as though it were made of "
                "glass. An old man takes out the same western for the ninth time, on purpose, "
                "to see whether he will notice."
            ),
            (
                "Designers have a word for the area within which the rules hold; I will spare "
                "you it. The point is that inside it ordinary rank is suspended. Across a board "
                "the surgeon and the boy who delivers her parcels are two people who cannot see "
                "where the bishop is going. I know of exactly one other place where that is "
                "true, and it is the queue at a library desk."
            ),
            (
                "What should we lend in 2040? Partners. A card that says: I am at table four on "
                "Thursdays, I am poor at this, please come and beat me. My students tried it "
                "with six tables and a shelf of boxes whose missing pieces had been replaced by "
                "buttons. In the third week they had to borrow chairs from the crematorium next "
                "door."
            ),
            (
                "Nobody asked them what the educational outcome was, and I advise you never to "
                "ask either. Once a game is good for you, the players go home."
            ),
        ),
        pull_quote=(
            "Every good game begins by telling you what you may not do and then leaves you alone."
        ),
        position=4,
        confidence=5,
        tags=("play", "children", "buildings"),
    ),
    Answer(
        title="Line 14",
        dek="“Nobody has ever lied to me about loans, since there was nothing to gain by it.”",
        people=(
            Person(
                name="Quỳnh Thửmẫu",
                bio=(
                    "Quỳnh Thửmẫu is Principal Auditor at the Placeholder Audit Office. She has "
                    "examined the accounts of public libraries since 2009 and was invented for "
                    "this sample."
                ),
            ),
        ),
        body=(
            (
                "My office audits everything that the city owns, and the libraries are forty "
                "pages near the back. For a century those pages rested on one number: loans. It "
                "was a stupid number. It counted a thriller and a treatise as equals, and a "
                "book returned unread as a success. Yet it had a quality that I have learnt to "
                "prize. Nobody has ever lied to me about loans, since there was nothing to gain "
                "by it."
            ),
            (
                "Then came line 14 [1]. It is headed “Other outcomes”, and into it goes "
                "everything that the modern library is proud of: confidence gained, loneliness "
                "eased, resilience built. I do not doubt that these exist. I doubt the figures, "
                "which are round. When I asked one branch how it had arrived at 12,000 "
                "instances of increased wellbeing, I was shown a photograph of a party."
            ),
            (
                "Another branch, a small one with a leaking porch, had left the line blank. The "
                "manager apologised. She had, she said, only a sheet by the till on which the "
                "staff made a mark each time that somebody stayed more than ten minutes to talk "
                "[2]. There were 2,118 marks. I wrote in my report that it was the one honest "
                "figure in the section, and the committee asked me what it was in euros."
            ),
            (
                "You will see why I sit in the middle of your scale. The library may well come "
                "to lend company, shelter or advice before books; perhaps it does so already. "
                "But a service that cannot say what it lends cannot say when it has stopped, "
                "and the year in which it stops will look, on paper, like every other."
            ),
            "Whatever you decide to be in 2040, decide first how you would know. Buy a pencil.",
        ),
        notes=(
            (
                "“Other outcomes” stood at line 14 in the year I describe. It has since moved "
                "to line 9, above heating."
            ),
            (
                "The tally was kept in pencil, in groups of five, and is the best evidence I "
                "have ever been shown."
            ),
        ),
        pull_quote="Whatever you decide to be in 2040, decide first how you would know.",
        position=3,
        confidence=4,
        tags=("money", "lending", "democracy"),
    ),
    Answer(
        title="An Order for Silence",
        dek="A retired judge hands down a ruling on the subject of talking.",
        people=(
            Person(
                name="Hesper Wickerstane",
                bio=(
                    "Hesper Wickerstane has been President of the Dummy Foundation for Quiet "
                    "since 2017. He sat as a judge for twenty-two years before that and is an "
                    "invented person, though his wish for silence is sincere."
                ),
            ),
        ),
        body=(
            (
                "The facts are not in dispute. On the fourth of March, at ten past two, I sat "
                "down in the reading room of my local library with a history of drainage. "
                "Between that moment and ten to three I was read to, through a wall, by a man "
                "with a glove puppet. A coffee machine was twice emptied. Two members of staff "
                "discussed a third."
            ),
            (
                "It was put to me, when I complained, that libraries are lively places now. I "
                "accept the evidence. I deny the conclusion. For twenty-two years it was my "
                "duty to keep a room quiet while people who loathed each other took turns to "
                "speak, and I learnt what quiet is for. It is how a weak voice gets heard. In a "
                "loud room the barrister wins and the widow loses."
            ),
            (
                "Noise is a decision that one person makes on behalf of everybody else. Silence "
                "is the only arrangement that leaves every person in the room free to have a "
                "different thought. There are people in this city who live six to a flat, above "
                "a tyre workshop, and have not been alone with a sentence for a year. They do "
                "not write letters about it. I am retired and have a fountain pen, and so I "
                "write on their behalf."
            ),
            (
                "Some who agree with me say that the library should lend silence and let the "
                "books go. I reject that submission also. A bare room does not hold its tongue; "
                "people in it begin to telephone. Put four walls of books round the same people "
                "and their voices drop before anyone has asked. I cannot explain it. I have "
                "seen it several thousand times."
            ),
            (
                "Let there be a hall for puppets. I order only that there be a door between us, "
                "that it be thick, and that on my side of it there be something to read."
            ),
        ),
        pull_quote="Noise is a decision that one person makes on behalf of everybody else.",
        position=2,
        confidence=9,
        tags=("silence", "buildings", "democracy"),
    ),
    Answer(
        title="I Do Not Know, and Neither Do You",
        dek="A lecturer in forecasting declines to forecast.",
        people=(
            Person(
                name="Barnaby Nightsedge",
                bio=(
                    "Barnaby Nightsedge is Lecturer in Forecasting at Specimen University. He "
                    "keeps a public list of everything he has predicted wrongly, which is long. "
                    "He is an invented person."
                ),
                handle="sample_maybe",
            ),
        ),
        body=(
            (
                "You have asked a great many people what a library should be in 2040, and I "
                "expect that all but one of them will tell you what they would like it to be "
                "now. It is a harmless habit. I have it too, and I have kept records of the "
                "damage."
            ),
            (
                "In my records there is a prophecy, made by me at a public meeting, that no "
                "branch in this county would have a counter by 2020. All of them have counters. "
                "Three have two. I also foretold that nobody would buy a newspaper, which was "
                "nearly right, and that reading rooms would in consequence fall empty, which "
                "was a disgrace. The rooms filled up with people who had nowhere to go now that "
                "the café had put in a ninety-minute limit. I had thought carefully about "
                "newspapers. I had not thought about chairs."
            ),
            (
                "That is how it usually goes. One reasons with care about the thing in the "
                "headline, and history arrives by way of the furniture. The person who could "
                "have told me was the café owner, and it did not cross my mind to ask him."
            ),
            (
                "A prediction without a price is only a mood. So I have set my students an "
                "exercise. Each of them puts a sum that would hurt slightly into an envelope, "
                "with one sentence about libraries in 2040, stated so plainly that a stranger "
                "could judge it. The envelopes lie in the university safe. What I noticed was "
                "how the sentences shrank. “Libraries will be hubs of community knowledge” "
                "became, once there was a banknote next to it, “My branch will still open on "
                "Saturdays”."
            ),
            (
                "About the proposition I hold no view and score myself one out of ten for "
                "confidence, a figure I consider rather bold. Ask me instead what to do. Build "
                "nothing that cannot be turned into something else by two people and a "
                "screwdriver."
            ),
        ),
        pull_quote="A prediction without a price is only a mood.",
        position=3,
        confidence=1,
        tags=("technology", "money", "buildings"),
    ),
    Answer(
        title="Two Hands on the Trolley",
        dek="“We have never once been asked for a leaflet.”",
        people=(
            Person(
                name="Evanthoula Paradeigmátou",
                bio=(
                    "Evanthoula Paradeigmátou is Ward Librarian at the Dummy Infirmary. She has "
                    "pushed the same trolley, with new wheels, for sixteen years and is an "
                    "invented person."
                ),
                handle="sample_evantho",
            ),
            Person(
                name="Corin Sallowmere",
                bio=(
                    "Corin Sallowmere is District Nurse at the Dummy Infirmary. He was invented "
                    "for this sample and given a bicycle."
                ),
            ),
        ),
        body=(
            (
                "One of us pushes a trolley of books through nine wards. The other visits the "
                "same people after they have been sent home with a bag of tablets. For years we "
                "passed in the corridor with a nod. We began to talk when we found that we were "
                "both carrying messages for a Mr Amberly, who wanted the second volume of "
                "something and did not know that he would not be leaving the building."
            ),
            (
                "A hospital is good at procedures and poor at time. A patient on Ward 6 may be "
                "touched forty times a day, and every touch has a purpose. The trolley has none "
                "to speak of. It stops, and someone who is not going to hurt you asks what you "
                "are in the mood for. We have never once been asked for a leaflet. People want "
                "train timetables, knitting patterns, poems with rhymes, and on one occasion a "
                "dictionary, in order to check what the consultant had called her."
            ),
            (
                "When they go home, the nurse asks what they miss. It is rarely the book. It is "
                "that somebody came on Thursdays and took an interest in their taste. A "
                "fortnight is a medical fact when you are lying down. It says that a person "
                "intends to see you again, and believes that you will be there."
            ),
            (
                "That is why we come down on the side of the proposition, with a caution. In "
                "our town the public library now lends visits. A volunteer with a tote bag "
                "calls on thirty-one people who cannot manage stairs. The bag always has books "
                "in it. Leave them out and the visitor becomes one more official on the "
                "doorstep; put them in, and she is a person with something to show you."
            ),
            "The book is the reason for knocking. By 2040, we hope, there will be enough knocking.",
        ),
        pull_quote="A fortnight is a medical fact when you are lying down.",
        position=4,
        confidence=7,
        tags=("health", "ageing", "staff"),
    ),
    Answer(
        title="Count the Knees",
        dek=(
            "A demographer says that the readers of 2040 have all been born, and that most of "
            "them will want to sit down."
        ),
        people=(
            Person(
                name="Çığıl Örnekoğlu",
                bio=(
                    "Çığıl Örnekoğlu is Professor of Demography at Specimen University. She "
                    "advises the Placeholder City Council on where to put benches, and was "
                    "invented for this sample."
                ),
                handle="sample_cigil",
            ),
        ),
        body=(
            (
                "My discipline has one great advantage over the other prophetic arts. Everyone "
                "who will be seventy in 2040 is fifty-something today and already has opinions. "
                "I can go and ask them, and I have, at bus stops, with a clipboard."
            ),
            (
                "They are a generation that learnt to read on paper, changed to screens in "
                "mid-life, and is now changing back for reasons of the neck. They do not say "
                "that they love books. They say that the print on the telephone is small, that "
                "the page keeps jumping, that by evening their eyes are tired of light. A woman "
                "of fifty-six told me that she had begun to borrow large print “before I need "
                "it, so that it is not a defeat”. I have thought about that sentence often."
            ),
            (
                "There is also the matter of knees. An ageing town does not need a destination "
                "library with a flight of granite steps and a view. It needs eleven ordinary "
                "rooms, each within four hundred paces of a great many front doors, with a "
                "toilet, a chair that has arms, and a lift that works on the day. We have spent "
                "two decades merging small branches into large ones. The map looks rational "
                "until you draw on it how far a person of eighty-one walks in January."
            ),
            (
                "What will be lent in those rooms? I see no sign, in any age group, of the "
                "tablet and the laser cutter overtaking a plain printed story. The largest "
                "cohort of borrowers this country has ever had is about to retire with time on "
                "its hands and a quarrel with its spectacles. If libraries choose that very "
                "moment to stop caring about books, it will be a remarkable piece of timing."
            ),
            (
                "My forecast therefore comes in eighteen-point type. It has wide margins and "
                "somewhere to put your stick."
            ),
        ),
        pull_quote=(
            "Everyone who will be seventy in 2040 is fifty-something today and already has "
            "opinions."
        ),
        position=2,
        confidence=8,
        tags=("ageing", "buildings", "lending"),
    ),
    Answer(
        title="The Drill Is Never In",
        dek="“I run a library of things, and I am here to speak against it.”",
        people=(
            Person(
                name="Olúkòsí Ṣàpẹẹrẹ",
                bio=(
                    "Olúkòsí Ṣàpẹẹrẹ is Workshop Manager at the Example Valley Library "
                    "Co-operative. He has been an electrician and a piano mover, and was "
                    "invented for this sample."
                ),
                handle="sample_workshop",
            ),
        ),
        body=(
            (
                "I run a library of things, and I am here to speak against it. Not all of it. I "
                "have three hundred and twelve objects on racks in a former garage, from a "
                "cider press to a device for stretching hats, and I know each of them by its "
                "faults."
            ),
            (
                "Here is what the visionaries leave out. If you want a novel and it is on loan, "
                "you take another novel and may be happier. If you want a drill and it is on "
                "loan, you have a shelf on the floor and plaster in your hair. The drill is out "
                "because there is one drill and it is the first dry Saturday in May. In "
                "November I have a drill, a carpet washer and two pressure hoses standing idle. "
                "I cannot change this by enthusiasm. Need for tools comes in gusts, like "
                "weather, and need for stories is steady."
            ),
            (
                "Then there is repair. A book that has had forty readers is a bit soft at the "
                "corners. A hedge trimmer that has had four is a hazard. I spend more hours "
                "testing plugs than lending anything, and every item has a folder, and the "
                "folder is thicker than most of the novels upstairs."
            ),
            (
                "I would also mention weight. Nobody has ever put their back out returning a "
                "paperback through the slot. We have had a sewing machine left on the step in "
                "the rain with a note that said sorry."
            ),
            (
                "People are kind about my garage. Newspapers photograph it. I notice that they "
                "never photograph the ground floor, where a plain shelf, which needs no "
                "inspection certificate, lends more on a wet Monday than I do in the month. "
                "Keep me; I am useful at the margin. But I have read the proposition three "
                "times, and whoever wrote it has never had to explain to a man with a "
                "half-built shed that he is sixth in line."
            ),
        ),
        pull_quote=(
            "The drill is out because there is one drill and it is the first dry Saturday in May."
        ),
        position=2,
        confidence=7,
        tags=("lending", "money", "staff"),
    ),
    Answer(
        title="It Was Never Quiet for Me",
        dek="",
        people=(
            Person(
                name="Bríd O’Shampla",
                bio=(
                    "Bríd O’Shampla is Access Officer at Placeholder City Libraries. She signs, "
                    "lip-reads and writes, and was invented for this sample."
                ),
                handle="sample_brid",
            ),
        ),
        body=(
            (
                "Hearing people speak of the library’s silence as if it were a treasure that we "
                "all own shares in. I have been deaf since I was two. To me every room is "
                "quiet, the bus station included, and what I noticed about libraries as a child "
                "was that the people in them looked down."
            ),
            (
                "They looked down at the page and down at the stamp. The lady at the desk spoke "
                "to her ink pad. A hush is of no use to somebody who has to see your face. I "
                "learnt to go on Fridays, when a man with a beard was on duty, because his "
                "beard was short and he raised his head."
            ),
            (
                "I now have the job of telling architects about heads. I ask for light on the "
                "person behind the counter and none behind her. I ask for round tables, since "
                "you cannot sign along a straight one, and for a corner where two people may "
                "wave their arms about without knocking over a display on gardening. I ask for "
                "a screen at the door on which the notices stay up for longer than a yawn. Each "
                "time I am told that the budget is for collections."
            ),
            (
                "Well, here is my collection. Every second Wednesday twenty-odd deaf people "
                "meet in our south branch, from a boy of four to a former boxer of "
                "eighty-eight. The boy has hearing parents who are learning from an app. The "
                "boxer is the only person that he has ever met who *tells him long stories*. "
                "What is being lent from the old man to the child is a whole language with its "
                "rude words in it, and you will not find it on a shelf because it has never had "
                "a spelling."
            ),
            (
                "So I agree, mostly. Books were a splendid service to people who learn through "
                "the ear and then sit still. The rest of us would like a table."
            ),
        ),
        pull_quote="A hush is of no use to somebody who has to see your face.",
        position=4,
        confidence=6,
        tags=("silence", "staff", "buildings"),
    ),
    Answer(
        title="The Best Record Is a Gap",
        dek="“The most valuable thing that my library knows about me is nothing.”",
        people=(
            Person(
                name="Vasilisk Probnoyev",
                bio=(
                    "Vasilisk Probnoyev is Privacy Engineer at the Sample Polytechnic. He was a "
                    "2019 Fellow at the Sample Institute for Reading Rooms. He was invented for "
                    "this sample and has asked not to be described further."
                ),
            ),
        ),
        body=(
            (
                "The most valuable thing that my library knows about me is nothing. I am in a "
                "position to say so, because I wrote the part that forgets."
            ),
            (
                "When a book is handed in, our system has until four in the morning. It checks "
                "that the item is on the trolley, strikes the debt, and then overwrites the "
                "line that tied the reader to the title, first with noughts and afterwards with "
                "noise. At breakfast there is a book and there is a borrower, and no road "
                "between them. A detective came once with a proper warrant. We gave him "
                "everything that we had, on a single sheet, and he turned it over to see "
                "whether there was something on the back."
            ),
            (
                "Forgetting is a service, and it has to be built like any other. It costs disk, "
                "testing and a surprising number of arguments. Marketing would like to "
                "recommend. The council would like to plan. A vendor offers a discount for the "
                "pleasure of looking. Each asks for a trifle, and each means well, and a "
                "dossier is what you get when you add up trifles."
            ),
            (
                "By 2040 there will be few places left where an adult can be curious without "
                "leaving a trail. Your car will know what you asked it, and so will your oven. "
                "Somebody with a lump, somebody with a violent husband, or a boy who wonders "
                "what he is, will need one counter in the city at which to ask, and at which "
                "the question will have evaporated by morning."
            ),
            (
                "You may call that lending books if you wish. The book is on sale at the "
                "supermarket. What cannot be had there at any price is the four o’clock job, "
                "and the person who refuses to turn it off."
            ),
        ),
        pull_quote="Forgetting is a service, and it has to be built like any other.",
        position=5,
        confidence=8,
        tags=("privacy", "technology", "democracy"),
    ),
    Answer(
        title="Box 61 Got Wet",
        dek="An archivist on the things that a library must never lend, and on mud.",
        people=(
            Person(
                name="Aamuli Näytteensalo",
                bio=(
                    "Aamuli Näytteensalo is County Archivist at the Specimen Record Office. She "
                    "dries paper by profession and is an invented person."
                ),
                handle="sample_box61",
            ),
        ),
        body=(
            (
                "In the week of the flood we had two hours’ warning and four hundred boxes in "
                "the basement of the central library. I should like to tell you that we saved "
                "the most important ones. We saved what we had touched most recently."
            ),
            (
                "Box 61 was not among those. It held the letters of a laundry: complaints, "
                "mostly, over sixty years, about collars. When I lifted it out, the water ran "
                "from the handholds as from a jug. We laid nine hundred sheets on the tables of "
                "the children’s section, under a paper mobile of the planets, and turned them "
                "every hour for three days [1]."
            ),
            (
                "People came in to help, and while they turned the pages they began to read "
                "them. A plumber found his great-grandmother, furious, over a christening robe. "
                "By the Friday there was a queue. No exhibition of mine has ever had a queue. "
                "In that basement the letters had been perfectly safe for half a century and "
                "had mattered to no one, and it took a calamity to get them *into people’s "
                "hands*."
            ),
            (
                "I draw two conclusions, and they pull in opposite directions, which is why I "
                "have marked the centre of the scale. First, a library must own things that it "
                "will never lend. The collar letters exist once. There is no inter-library loan "
                "from the bottom of a river, and in 2040 there will be more rivers in more "
                "basements; I have had a line painted on our wall at the height that we should "
                "expect [2]."
            ),
            (
                "Second, what is merely kept is half lost already. A thing wants to be handled, "
                "grumbled over, recognised. I do not know what to call a service that does this "
                "with what cannot leave the building. We give people clean hands, a table and "
                "an hour, and then we want it back."
            ),
        ),
        notes=(
            (
                "Blotting paper ran out at noon on the first day. After that it was the kitchen "
                "rolls of an entire supermarket, which never sent a bill."
            ),
            "The river has reached the mark since, though only with its fingertips.",
        ),
        pull_quote="We saved what we had touched most recently.",
        position=3,
        confidence=6,
        tags=("archives", "climate", "buildings"),
    ),
    Answer(
        title="An Address to Write on the Form",
        dek="“Every form has a box for the thing that you have come to get.”",
        people=(
            Person(
                name="Nuwayrā Tajrībī",
                bio=(
                    "Nuwayrā Tajrībī has been Welcome Desk Co-ordinator at Placeholder City "
                    "Libraries since 2020. She arrived in the city with one suitcase and is an "
                    "invented person."
                ),
                handle="sample_nuwayra",
            ),
        ),
        body=(
            (
                "Every form has a box for the thing that you have come to get. To rent a room "
                "you need a bank account; for the account, a letter that was sent to your room. "
                "I went round that circle for a month. A man in the queue behind me said, "
                "without looking up from his own papers: the library gives you an address."
            ),
            (
                "It did. There was no ceremony. A woman wrote my name on a pigeonhole, third "
                "row, and showed me how to put it on an envelope. For eleven weeks I lived, on "
                "paper, between the atlases and the toilets. The bank accepted it. So did the "
                "tax office, the college, and an aunt, who wrote to ask what kind of street it "
                "was."
            ),
            (
                "I now run that desk. We have sixty pigeonholes and a rule that we never ask "
                "why. Into them come keys, test results, a wedding photograph, a child’s school "
                "report which a father read standing up, twice, before he let anyone else hold "
                "it. Once, a summons; we lent the man a tie."
            ),
            (
                "I am fond of books and took one out on the second day, a picture dictionary, "
                "from which I learnt the word *colander* before the word *landlord*. But I had "
                "been without books before. I had never been without a place at which the world "
                "could find me, and I do not think that anyone who has always had one can "
                "imagine how quickly you begin to fade."
            ),
            (
                "Please do not tell me that by 2040 all post will be electronic. The question "
                "on the form will have changed its shape; the circle will be there. Somebody "
                "must be willing to say, to any authority that asks: yes, she is known here. It "
                "takes one clerk, some plywood and a stamp, and I would give up a good many "
                "shelves before I gave up that."
            ),
        ),
        pull_quote="For eleven weeks I lived, on paper, between the atlases and the toilets.",
        position=5,
        confidence=8,
        tags=("migration", "work", "democracy"),
    ),
    Answer(
        title="The Library in the Milk Shed",
        dek="“Nobody out here is short of community; what we are short of is something to read.”",
        people=(
            Person(
                name="Corvane Pottle-Wexing",
                bio=(
                    "Corvane Pottle-Wexing has been Chair of the Example Valley Library "
                    "Co-operative since 2018. He milks eighty cows and was invented for this "
                    "sample."
                ),
            ),
        ),
        body=(
            (
                "They closed our branch when I was forty and offered us a van. The van came on "
                "alternate Tuesdays until its axle went. After that they offered us a "
                "consultation, and a pleasant young man with sticky notes asked a room of "
                "farmers what they would like a library to enable."
            ),
            (
                "Books, we said. He wrote down “access to knowledge”. No, said my sister, who "
                "is not patient: books. Nobody out here is short of community; what we are "
                "short of is something to read. In the country loneliness is not cured by a "
                "workshop. There is a hall for that, and the mart, and three choirs. In "
                "January, though, when it is dark at half past four and the yard is done, you "
                "have five hours and your own head. Television is for people who are not tired."
            ),
            (
                "So we put up shelves in the old milk shed, which is tiled and never gets damp, "
                "and bought the withdrawn stock of two town branches at a pound a yard. It "
                "opens after evening milking. There is a ledger on a string. My neighbour, who "
                "left school at fourteen and had read nothing but feed labels in my hearing, "
                "has been through all of the Russians, and complains that the horses are badly "
                "looked after."
            ),
            (
                "We do have a signal here, on the hill, in an east wind. I have seen what comes "
                "down it. I would not call that reading; it is more like being nudged."
            ),
            (
                "If you want to lend ukuleles and resilience in the cities, that is your "
                "affair, and no doubt somebody is glad of them. I only ask you not to write the "
                "rules for us from there. When your pleasant young man comes again in 2040, he "
                "will find a shed with a light on, and my sister at the ledger, and I would "
                "advise him to bring a novel."
            ),
        ),
        pull_quote="In the country loneliness is not cured by a workshop.",
        position=1,
        confidence=7,
        tags=("rural libraries", "lending", "money"),
    ),
    Answer(
        title="We Come for the Plug Sockets",
        dek="A seventeen-year-old would like everybody to stop being so thrilled about it.",
        people=(
            Person(
                name="Tangwyst Samplynydd",
                bio=(
                    "Tangwyst Samplynydd is Youth Panel Member at the Sample Institute for "
                    "Reading Rooms. She is at school, plays the tuba and is an invented person."
                ),
                handle="sample_tangwyst",
            ),
        ),
        body=(
            (
                "Adults on panels ask what young people want from a library, and then lean "
                "forward. It is the leaning that makes you lie. You say workshops. You say you "
                "would love to co-create a podcast. They write it down, and in the spring there "
                "is a podcast studio, which is locked."
            ),
            (
                "Honest answer: plug sockets. I share a room with my sister and my sister’s "
                "drum pad. At half past three I go to the library because there are eight "
                "sockets under the long window and you can stay until six. It is the last "
                "indoor place in town that does not want me to buy a drink. There are about "
                "fifteen of us. We do not chat much. Somebody has a charger for everything. "
                "Once a girl I did not know cried over chemistry for an hour, and a boy I also "
                "did not know slid half a sandwich along the table, and nobody made a scheme "
                "out of it."
            ),
            (
                "Do I borrow books? I borrowed one by mistake, because I had leant on it so "
                "often that I started it. It was about a lighthouse. I have since read four "
                "more by her, and no, I will not be doing a review for your wall."
            ),
            (
                "What I am trying to say is that the books are like trees in a park. Nobody "
                "goes *to* the trees. But if you cut them down to make room for more benches, "
                "you would notice that you had stopped going, and it would take you ages to "
                "work out why."
            ),
            (
                "For 2040, when I shall be thirty-one and probably on a panel: sockets, a long "
                "table, real heating, one adult who is busy with something else. Leave the "
                "lighthouse where people lean. And open on Sundays, please, because that is "
                "when the drum pad is worst."
            ),
        ),
        pull_quote="It is the last indoor place in town that does not want me to buy a drink.",
        position=4,
        confidence=4,
        tags=("technology", "schools", "opening hours"),
    ),
    Answer(
        title="We Share a Desk and Not an Opinion",
        dek="Two branch managers, one job between them, and a line of tape down the middle.",
        people=(
            Person(
                name="Zsuvánna Próbaházy",
                bio=(
                    "Zsuvánna Próbaházy is Joint Branch Manager at Placeholder City Libraries. "
                    "She works Mondays to Wednesdays and was invented for this sample."
                ),
                handle="sample_monday",
            ),
            Person(
                name="Digby Tollgander",
                bio=(
                    "Digby Tollgander is Joint Branch Manager at Placeholder City Libraries. He "
                    "works Wednesdays to Saturdays and is an invented person."
                ),
                handle="sample_friday",
            ),
        ),
        body=(
            (
                "We split one salary between us and overlap on Wednesday mornings. What follows "
                "was written on a Wednesday, and we have agreed on every word of it except the "
                "meaning."
            ),
            (
                "One of us runs the branch from Monday. On her days the big table is for "
                "reading, the blinds are half down, and the new fiction faces the door. Loans "
                "go up. She can prove it. The other takes over at noon on Wednesday, pushes the "
                "table against the wall and brings out mats, a tea urn and a box of percussion. "
                "Visits go up. He can prove that."
            ),
            (
                "It has been suggested to us that one of these is the library and the other is "
                "a hobby. We used to suggest it ourselves. Then the branch was shut for a "
                "fortnight because of the boiler, and we stood at the door together to turn "
                "people away, and saw who came. The mothers from the mats asked for books. The "
                "widower who reads all of Tuesday asked, after a look over his shoulder, when "
                "the tea would be back. They were the same people. Each of us had been seeing "
                "half a week of them."
            ),
            (
                "We have stopped trying to convert each other and started leaving notes. She "
                "has told him that the boy in the red jacket will talk if you ask about snakes. "
                "He has told her that Mrs Holloway’s eyes are worse than she admits, and that "
                "the large print should creep nearer to the mats. This exchange, which appears "
                "in no job description, may be the most professional thing that either of us "
                "does."
            ),
            (
                "As to the proposition: one of us would have put a one and the other a five. "
                "The tape down the middle of the desk says three. It was put there as a joke, "
                "and we find that we have both begun to keep the scissors on it."
            ),
        ),
        pull_quote="We have stopped trying to convert each other and started leaving notes.",
        position=3,
        confidence=5,
        tags=("staff", "buildings", "play"),
    ),
)
