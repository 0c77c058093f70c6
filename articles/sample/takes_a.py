"""The sample symposium’s answers 1 to 20; everybody and everything in them is invented."""

from articles.sample.answer import Answer, Person

TAKES: tuple[Answer, ...] = (
    Answer(
        title="Open at Ten to Four",
        dek="“Two are taxi drivers waiting for the airport run.”",
        people=(
            Person(
                name="Odrun Ashquillet",
                bio=(
                    "Odrun Ashquillet is Head of Night Services at the Sample Institute for "
                    "Reading Rooms. An invented person, she has worked after midnight since 2014 "
                    "and owns very good curtains."
                ),
                handle="sample_odrun",
            ),
        ),
        body=(
            (
                "At ten to four in the morning there are nine people in my reading room. Two are "
                "taxi drivers waiting for the airport run. One is a baker’s apprentice revising "
                "the chemistry of yeast. A woman is asleep over a law textbook with her hand flat "
                "on the page, as if somebody might turn it. I know this because I write it down; "
                "the night log is the only statistic we keep that nobody has ever asked to see."
            ),
            (
                "According to that log, ever since I began it, books issued between midnight and "
                "six come to about two a night. If lending books were the point of me, I should "
                "have been switched off with the escalator. What we lend at that hour is a lit "
                "table: electricity, a chair that does not wobble, a clean lavatory, and one other "
                "person awake who is paid to notice if you stop breathing."
            ),
            (
                "People who plan libraries sleep at night, and it shows. They ask what a library "
                "should contain in 2040. I would ask *when* it should be. A town with a "
                "supermarket, a hospital and a sorting office that never close has thousands of "
                "residents whose free hours fall when everything civic is locked. They pay the "
                "same rates. Their children’s homework is checked at six in the evening by someone "
                "just getting up."
            ),
            (
                "The objections are money and trouble. Trouble first: in eleven winters I have "
                "called the police four times, twice for a badger. As for money, one branch in ten "
                "open through the night would cost less than the new foyers we keep being given, "
                "and I would trade every foyer I have seen for a second pair of hands on "
                "Thursdays."
            ),
            (
                "I love books. I read one a shift, between rounds. But if you told me that in 2040 "
                "I could keep either the stock or the hours, I would keep the hours, and I think "
                "the baker’s apprentice would bring her own book."
            ),
        ),
        pull_quote="People who plan libraries sleep at night, and it shows.",
        position=4,
        confidence=8,
        tags=("opening hours", "staff", "work"),
    ),
    Answer(
        title="Class Mark: Miscellaneous",
        dek="A cataloguer who dislikes cataloguing explains why she will miss it.",
        people=(
            Person(
                name="Jarołká Knihomolná",
                bio=(
                    "Jarołká Knihomolná is Principal Cataloguer at Placeholder City Libraries. She "
                    "is an invented person, and the boat book is invented too."
                ),
                handle="sample_jarolka",
            ),
        ),
        body=(
            (
                "I have catalogued for twenty-two years and I dislike it. I dislike deciding "
                "whether a book about a man who builds a boat with his dying father is "
                "*Boatbuilding*, *Fathers* or *Grief*. I dislike the field for the number of "
                "centimetres. I once spent an afternoon establishing whether two Placeholder "
                "Presses were the same Placeholder Press.[1] They were. Nobody wrote to thank me."
            ),
            (
                "So you might expect me to cheer the machine that will take this off my hands by "
                "2040. It reads the whole text, which I never could. It hangs forty labels on the "
                "boat book where I hung three. I have tested such machines for my employer. Their "
                "labels are better than mine on most days and insane on the rest: last spring one "
                "of them filed a memoir of beekeeping under arms control, on account of the "
                "stings."
            ),
            (
                "Here is what I did not foresee. When everything has forty labels, nothing can be "
                "found. A reader searching for grief receives nine hundred books, ranked by a "
                "formula that nobody at the desk can explain to her. My three stingy labels were a "
                "judgement. Somebody had decided what the book was *mainly* about, and that "
                "somebody could be argued with. One reader did argue, in green ink, and she was "
                "right, and I moved the book.[2]"
            ),
            (
                "I cannot get worked up over whether libraries will lend novels or power drills. "
                "Whatever is on the shelf, there will be too much of it, and the scarce thing will "
                "be a person willing to say: this one, and here is why, and if I am wrong I sit at "
                "the desk by the stairs. I should like that to be called cataloguing in 2040. I "
                "would still complain."
            ),
        ),
        notes=(
            "Both are invented, like every press, book and reader in this answer.",
            (
                "From *Boatbuilding* to *Fathers*. The letter is kept in the correspondence file, "
                "under Miscellaneous."
            ),
        ),
        pull_quote="When everything has forty labels, nothing can be found.",
        position=3,
        confidence=6,
        tags=("technology", "staff", "lending"),
    ),
    Answer(
        title="Design the Door First",
        dek=(
            "“The door should be one that a person can go through without having made up their "
            "mind.”"
        ),
        people=(
            Person(
                name="Tobern Cobblefenn",
                bio=(
                    "Tobern Cobblefenn is Professor of Civic Interiors at the Example School of "
                    "Architecture. He is an invented person who has entered nineteen library "
                    "competitions and won, in this sample, one."
                ),
            ),
        ),
        body=(
            (
                "Every competition brief I have entered for a public library begins with shelving: "
                "so many running metres, so many of them adjustable. Nobody has ever given me a "
                "brief that begins with the door. So here are my notes for one, offered free to "
                "whoever is drawing the libraries of 2040."
            ),
            (
                "The door should be one that a person can go through without having made up their "
                "mind. That means glass, on a street, at pavement level, with somewhere to stand "
                "just inside that is not yet *in*. Most library doors are exams. You push, and it "
                "is heavy; there is a mat, a gate, a desk, a face. People who have failed exams "
                "recognise one."
            ),
            (
                "Behind the door, a lavatory. I have watched juries skip this page of a drawing "
                "set. Put it where it can be seen from the entrance, make it bigger than you "
                "think, and let nobody have to ask for a key. A building with a good public "
                "lavatory will be visited by parents, the old, drivers, the ill and people living "
                "in their cars. A building without one will be visited by the members of the jury."
            ),
            (
                "Then chairs, of at least seven kinds, half of them facing something other than "
                "another chair. Then daylight on the tables. Only then shelving, and of that about "
                "a third of what you have now, kept near the windows, because books are the "
                "best-behaved decoration there is and because some people will read them."
            ),
            (
                "Colleagues tell me that I have drawn a waiting room. Fine. Name another public "
                "waiting room where you are not waiting for something unpleasant. What the library "
                "of 2040 lends is indoors itself, by the hour, without a purchase, and the "
                "architect’s job is to make borrowing it take no courage at all."
            ),
        ),
        pull_quote="Most library doors are exams.",
        position=4,
        confidence=7,
        tags=("buildings", "money"),
    ),
    Answer(
        title="Eleven Minutes in a Lay-By",
        dek=(
            "“What they want is large print, crime, crime in large print, books on engines, and "
            "whatever I’ve put in the box with their name on it.”"
        ),
        people=(
            Person(
                name="Jessamy Druckwith",
                bio=(
                    "Jessamy Druckwith has been Driver of the Example Mobile Library since 2009. "
                    "Invented for this sample, she holds a real opinion about wet lay-bys."
                ),
                handle="sample_jess",
            ),
        ),
        body=(
            (
                "Stop seven on my Tuesday is a lay-by with a grit bin. I’m there from 11.20 to "
                "11.31. In those eleven minutes I see five people, or did until Mr Lathe’s hip, "
                "and now it’s four and I carry his up to the farm. I’m no librarian. I’ve a "
                "licence for the weight and a certificate for the tail-lift."
            ),
            (
                "They come for books. I know that’s not the fashionable thing to report. Twice the "
                "council has refitted the van: once with six laptops on a shelf, which slid, and "
                "once as what the leaflet called a travelling workshop, with a printer for plastic "
                "whistles. Both times the regulars waited politely until it was over. What they "
                "want is large print, crime, crime in large print, books on engines, and whatever "
                "I’ve put in the box with their name on it."
            ),
            (
                "The box is the point. I’ve four hundred borrowers, near enough, and I carry what "
                "each of them has read in my head, since the computer stopped showing it. I know "
                "who’s off murders since the funeral. I know which two mustn’t be given the same "
                "saga because they’ll both ring me about the ending."
            ),
            (
                "By 2040 somebody will have worked out how to fly a paperback to a grit bin. Good "
                "luck to them; the wind up there is something. But a thing dropped from the air "
                "doesn’t ask how the chest is, and it doesn’t go back down and say that Mrs Tulk’s "
                "curtains were shut at noon. I’ve called two ambulances from behind that wheel."
            ),
            (
                "So yes, books, in 2040 as well. The books are why it’s allowed to be ordinary. If "
                "I drove round the hill every second Tuesday asking old people whether they were "
                "all right, they’d send me packing. Because I bring them a murder in large print, "
                "they come down to the road to meet me."
            ),
        ),
        pull_quote="The books are why it’s allowed to be ordinary.",
        position=2,
        confidence=8,
        tags=("rural libraries", "ageing", "lending"),
    ),
    Answer(
        title="The Handling Charge",
        dek="An economist does the sum that advocates of lending everything have left out.",
        people=(
            Person(
                name="Kleóvia Charturgáki",
                bio=(
                    "Kleóvia Charturgáki is Chief Economist at the Placeholder Centre for Public "
                    "Money. Before that she was a 2017 Fellow at Specimen University. She is an "
                    "invented person and owns an invented drill."
                ),
                handle="sample_kleovia",
            ),
        ),
        body=(
            (
                "Whenever somebody wants to modernise lending, they reach for the drill. A drill, "
                "they say, is used for a few minutes in its whole life; how wasteful that every "
                "household owns one. From this it is meant to follow that the library of 2040 will "
                "be a warehouse of drills."
            ),
            (
                "Do the sum properly. What does a loan cost? The object hardly matters; the "
                "*handling* does. Somebody checks it in, looks for damage, cleans it, finds the "
                "missing part, explains the safety catch, telephones the person who is late. For a "
                "book these costs are absurdly low, because a book has no parts, needs no "
                "charging, injures nobody and shows its damage at a glance. A paperback can go "
                "through forty pairs of hands at pennies a time. A drill must be tested after "
                "every pair."
            ),
            (
                "Then look at demand. Everyone wants the hedge trimmer in the same dry fortnight "
                "of June, so either most requests fail or you buy twenty and store them for eleven "
                "months. Books have no season. If I must wait three weeks for a novel, I read "
                "another one. If I must wait three weeks for a drill, the shelf has already fallen "
                "on the cat."
            ),
            (
                "Last, prices. Tools get cheaper and an hour of a librarian does not, so the gap "
                "between owning a drill and borrowing it is closing from the owner’s side. Lending "
                "makes sense for things that are costly to choose wrongly, cheap to hand over, and "
                "wanted only once by each person but by many people. I have tried to think of a "
                "better description of a book."
            ),
            (
                "So I expect the most important loan of 2040 to be the most important loan of "
                "1940. It happens seldom that my profession reaches a conclusion people like, and "
                "I distrusted this one enough to check the arithmetic twice."
            ),
        ),
        pull_quote=(
            "Lending makes sense for things that are costly to choose wrongly, cheap to hand over, "
            "and wanted only once by each person but by many people."
        ),
        position=1,
        confidence=9,
        tags=("lending", "money"),
    ),
    Answer(
        title="A Dictionary With Its Cover Torn Off",
        dek=(
            "“In a place where every hour is written down by someone, a book is the one object "
            "that asks for hours and keeps no account of them.”"
        ),
        people=(
            Person(
                name="Brannoch M’Fallowby",
                bio=(
                    "Brannoch M’Fallowby is Senior Librarian at the Sample Prison Libraries Trust. "
                    "He was a 2015 Visiting Fellow at the Dummy College of Librarianship. He is an "
                    "invented person, and so is the man who stopped at P."
                ),
            ),
        ),
        body=(
            (
                "Hardbacks are not allowed on C wing, because a hardback in a sock is a weapon. So "
                "the first thing I do with a new dictionary is tear off its cover. I have never "
                "got used to the sound."
            ),
            (
                "I have heard the men told several times, by visitors in lanyards, what a library "
                "will be in 2040. A tablet on every bunk. Courses, headphones, a virtual workshop "
                "where you weld nothing to nothing. Some of it has arrived. The tablets know what "
                "you have read, for how long, and whether you stopped at the page about the "
                "lawyer; the contractor’s report is quite detailed. A paperback with its covers "
                "missing reports to no one. You may read it at three in the morning by the light "
                "under the door, and change your mind, and the only record is in you."
            ),
            (
                "That is why I put the book first and everything else a good way behind. In a "
                "place where every hour is written down by someone, a book is the one object that "
                "asks for hours and keeps no account of them."
            ),
            (
                "I will add what I have seen and cannot prove. A man in for a long stretch took "
                "out the dictionary every fortnight for two years. I supposed that he was writing "
                "letters. When he left he told me he had been reading it, from A, because his "
                "father had called him thick and he wanted to see *how many words there were to be "
                "thick about*. He had stopped at P. He asked whether the library outside would "
                "have the same edition."
            ),
            (
                "I rang ahead. They had withdrawn theirs the year before, to make room for a "
                "podcast booth. So I posted him ours. It is the only book I have ever stolen, and "
                "I commend the precedent to whoever is planning 2040."
            ),
        ),
        pull_quote="A paperback with its covers missing reports to no one.",
        position=1,
        confidence=9,
        tags=("prisons", "privacy", "lending"),
    ),
    Answer(
        title="What the Radiator Knew",
        dek="",
        people=(
            Person(
                name="Théodrine Feuillembre",
                bio=(
                    "Théodrine Feuillembre was a 2021 Poet in Residence at the Example Harbour "
                    "Library. Her eleven books are as invented as she is, being an invented person "
                    "in a sample."
                ),
                handle="sample_theo",
            ),
        ),
        body=(
            (
                "In the reference room where I learned to sit still there was a radiator as long "
                "as a horse. It ticked as it warmed. I have written eleven books to the tempo of "
                "that ticking and hardly a line of them about what was on the shelves."
            ),
            (
                "You ask what a library should be. I can only tell you what it was for one person "
                "between four o’clock and the last bus: a place where nobody waited for my face to "
                "do anything. At home I had to be cheerful and at school I had to be ill, those "
                "being the two roles open to a thin girl. At the long table I had no role. The man "
                "opposite read timetables. We were together for eight winters and I never learned "
                "his name. I dedicated my third book to him, as T. T."
            ),
            (
                "I am asked whether the books mattered. They stood around us like a wood. You do "
                "not consult a wood, but you would notice if it were felled; the wind would come "
                "at you differently. Once or twice I took one down to have something to look over "
                "the top of, and it turned out to be by somebody dead who knew me very well. So, "
                "yes. And also no, or no more than the ticking."
            ),
            (
                "This makes me useless on your scale of one to five. I have marked the middle, "
                "which I think of as the table. On one side sit those who say *books*, on the "
                "other those who say *anything but*, and between them runs the old scratched wood, "
                "wide enough for both sets of elbows."
            ),
            (
                "If there must be a demand, here is mine for 2040. Keep one room where nothing is "
                "on offer. Heat it. Let it tick."
            ),
        ),
        pull_quote="Keep one room where nothing is on offer.",
        position=3,
        confidence=4,
        tags=("silence", "buildings", "children"),
    ),
    Answer(
        title="My Daughter Reads the Returns Trolley",
        dek="“She has worked out that these are books a real person has just *had*.”",
        people=(
            Person(
                name="Nella Mothershaw",
                bio=(
                    "Nella Mothershaw is a Parent Volunteer at Placeholder City Libraries and "
                    "mends lifts for a living. She, her daughter and the hamster were invented for "
                    "this sample."
                ),
            ),
        ),
        body=(
            (
                "My daughter is eleven and won’t be told what to read. Recommendations bounce off "
                "her. School gave her a list; she put it in the hamster’s cage, for the hamster. "
                "The children’s section, she says, is for children."
            ),
            (
                "What she reads is the returns trolley. It stands by the lift, half sorted, with "
                "whatever the town has finished with that day: a manual for a motorcycle, a fat "
                "history of salt, a romance with a duke, somebody’s exam guide to nursing. She has "
                "worked out that these are books a real person has just *had*. There are crumbs. "
                "Last month there was a shopping list in one, and she read the entire novel to "
                "find out why somebody who needed turnips and bleach had stopped at page 90."
            ),
            (
                "I can’t think of anything on a screen that works like that trolley. Her tablet "
                "shows her what a girl like her might like. The trolley doesn’t know there is a "
                "girl. It shows her a bus driver’s taste, a widow’s, a bored student’s, and it’s "
                "the only place where she meets the insides of strangers without my having to "
                "worry about it."
            ),
            (
                "When I hear that the library of 2040 will have cleared its shelves to make room "
                "for experiences, I want to ask whose. She has had experiences. She had one at the "
                "museum, with a headset, and was sick."
            ),
            (
                "I’m not against the sewing machines. I mend lifts, I like a tool. But nobody "
                "leaves crumbs in a sewing machine, or a ticket to somewhere, or a pencil line "
                "under the one sentence that hit them. She will be twenty-five in 2040. I’d like "
                "there still to be a trolley, and I’d like it never to be quite sorted in time."
            ),
        ),
        pull_quote="The trolley doesn’t know there is a girl.",
        position=2,
        confidence=7,
        tags=("children", "privacy", "lending"),
    ),
    Answer(
        title="Close Half of Them",
        dek=(
            "The case for fewer libraries, made by somebody who wants to read in the ones that are "
            "left."
        ),
        people=(
            Person(
                name="Augustin Halfpennick",
                bio=(
                    "Augustin Halfpennick is a Senior Fellow at the Placeholder Centre for Public "
                    "Money. He has sat on an invented library committee since 2012 and is himself "
                    "an invented person."
                ),
                handle="sample_halfpen",
            ),
        ),
        body=(
            (
                "I will be brief, since people stop listening after the second sentence. Close "
                "half of them. Spend the same money on the rest."
            ),
            (
                "I sit on a committee that keeps twenty-six branches open in a county that can "
                "staff nine. We have kept them going as one keeps a very old dog going. This one "
                "opens on Mondays and alternate Fridays. That one has volunteers and no heating "
                "after March. The stock is bought once for twenty-six places and is therefore thin "
                "in all of them; if you want the second volume of anything, it is in a van. No "
                "campaign has ever been fought for a good library. Campaigns are fought for *near* "
                "ones, by people who, I have checked, do not go in."
            ),
            (
                "Nine libraries on the same budget could be open every day until nine at night, "
                "could each have a trained children’s librarian, and could buy deeply enough that "
                "a curious person does not run out by Easter. Add free buses on a library ticket, "
                "because distance is the honest objection and buses are its honest answer."
            ),
            (
                "What I will not have is the usual escape, in which a building with no readers is "
                "saved by filling it with things that are not reading: a post office counter, a "
                "wall of parcel lockers, a vaccination chair, a man with a laser cutter. Each is "
                "useful. None is a reason for a library, and together they make a corridor in "
                "which a librarian apologises for the noise."
            ),
            (
                "So put me down as disagreeing with your proposition, from an unfriendly "
                "direction. Books will still come first in 2040 in the libraries that deserve to "
                "last. I would like there to be fewer of those than my friends want, and I would "
                "like them to be so good that my friends forgive me."
            ),
        ),
        pull_quote="No campaign has ever been fought for a good library.",
        position=2,
        confidence=8,
        tags=("money", "opening hours", "buildings", "rural libraries"),
    ),
    Answer(
        title="The Sewing Machine Has a Waiting List",
        dek="“I think a public service should go where it is the only road.”",
        people=(
            Person(
                name="Äälmi Kirjahyllynen",
                bio=(
                    "Äälmi Kirjahyllynen is Keeper of Things at the Dummy County Library Service. "
                    "Invented for this sample, he can carry a carpet washer up two flights of "
                    "stairs."
                ),
                handle="sample_aalmi",
            ),
        ),
        body=(
            (
                "On the shelf where our encyclopaedias stood there are now, from left to right: a "
                "thermal camera for finding draughts, two telescopes, a bicycle trailer, a breast "
                "pump (new parts with every loan), a projector, a pasta machine, a carpet washer, "
                "a suitcase of hearing-loop equipment for funerals, and a gap. The gap is the "
                "sewing machine. It is always a gap. There are thirty-one people in its queue."
            ),
            (
                "Economists tell me that the cost of handling will finish us. Handling is why we "
                "exist. Of course it takes my colleague half an hour to clean the carpet washer. "
                "In that half-hour the family who brought it back are telling us that they have "
                "got the flat, the deposit is safe, and could they have the trailer on Saturday to "
                "move. We have written down as a cost what the rest of the town calls being known."
            ),
            (
                "And a thing on loan teaches in a manner I never saw a handbook teach. Twelve "
                "households in one street borrowed the thermal camera, one after another, in "
                "January. By March there was a group order for loft insulation. We had stocked "
                "four books on insulation for a decade, and the spine of one was cracked."
            ),
            (
                "Books have many roads into a house now: cheap, second-hand, free, by wire, by "
                "ear. A good telescope has one. I think a public service should go where it is the "
                "only road. That is no contempt for reading. I read. My wife complains of it."
            ),
            (
                "In 2040 the most important loan from my branch will be some object that I cannot "
                "guess today, as I could never have guessed the funerals. I ask only that whoever "
                "plans the building leaves me shelves that bear eighty kilos, and a drain in the "
                "floor."
            ),
        ),
        pull_quote="We have written down as a cost what the rest of the town calls being known.",
        position=5,
        confidence=8,
        tags=("lending", "work", "play"),
    ),
    Answer(
        title="Somebody Has to Keep the Parish Newsletter",
        dek=(
            "Lending is half of the business; an archivist speaks up for the half where nothing "
            "goes out."
        ),
        people=(
            Person(
                name="Sefa Gallowhythe",
                bio=(
                    "Sefa Gallowhythe is Keeper of Ephemera at the Specimen Archive of Everyday "
                    "Life. She is an invented person with an invented tortoise in her care."
                ),
                handle="sample_sefa",
            ),
        ),
        body=(
            (
                "Lending is the part of the business that everyone sees. I work in the other part, "
                "where things come in and never go out."
            ),
            (
                "Last week I accessioned a run of a residents’ newsletter, 1987 to 2003, typed, "
                "stapled, with a drawing of the same cat on each cover.[1] It records a fight "
                "about a skip, a lost tortoise, the closing of a dye works by way of the jumble "
                "sale that its workers held, and the tortoise’s return. There is no other copy. No "
                "national collection wanted it and no search engine had seen it. It reached us in "
                "a carrier bag, because the local branch was the only public body that its "
                "editor’s daughter could name."
            ),
            (
                "After 2003 the run stops. The residents went over to a group on somebody’s "
                "website, then to another group, then to their telephones. Of those twenty-odd "
                "years of talk I hold nothing at all.[2] I can tell you what the street thought "
                "about a skip in 1991, and I cannot tell you what it thought about anything last "
                "year."
            ),
            (
                "That gives you my answer for 2040. Each public library ought to have one person, "
                "half-time will do, whose duty is to ask the neighbourhood for its paper and its "
                "files, *with permission*, and to keep them where they can be read in a century. "
                "Choose ordinary stuff: menus, minutes, team sheets, the messages about the "
                "tortoise. Give families a form that says who may look, and when."
            ),
            (
                "On your proposition I have no strong view. Books, ladders, ukuleles: let them go "
                "round. But I do notice that everyone here is talking about what leaves the "
                "building. A place that only lends has a memory exactly as long as its loan "
                "period, and three weeks strikes me as short."
            ),
        ),
        notes=(
            (
                "The newsletter, the street and the tortoise are invented, though most archives "
                "have a bag rather like that one."
            ),
            "Nothing that opens. There is one disk.",
        ),
        pull_quote=(
            "A place that only lends has a memory exactly as long as its loan period, and three "
            "weeks strikes me as short."
        ),
        position=3,
        confidence=5,
        tags=("archives", "technology", "privacy"),
    ),
    Answer(
        title="The Computer at the Back",
        dek="“It is a great deal to be nobody for an hour.”",
        people=(
            Person(
                name="Ülkeçan Kitapşıkoğlu",
                bio=(
                    "Ülkeçan Kitapşıkoğlu is Refuge Liaison Worker at the Sample Foundation for "
                    "Digital Rights. She is an invented person, and no detail in her answer comes "
                    "from anybody’s life."
                ),
                handle="sample_ulkecan",
            ),
        ),
        body=(
            (
                "I help women to leave. I will not say where our house is, and I have changed "
                "everything that could be changed, but I can tell you what they do first, nearly "
                "all of them, some weeks before they come to us. They go to the library and use "
                "the computer at the back."
            ),
            (
                "They cannot use the one at home. He reads it. He knows the code to the telephone, "
                "he sees the map on it, and the doorbell tells him when the door has opened. A "
                "trip to the library is the sort of trip that a woman with two children may make "
                "without giving an account of herself. She takes the children. She takes out three "
                "picture books, and has them in her bag to show. While the children are on the "
                "carpet she sits down at a screen that was wiped clean after the last person and "
                "will be wiped clean after her. It is the only screen in her life that he has "
                "never touched."
            ),
            (
                "Please think of her when the plans for 2040 are drawn. You will be offered a "
                "log-in by face. You will be offered an account that remembers where she got to, a "
                "helpful message to her telephone, a heat map of who sat where. Each is meant "
                "kindly. Each is a thread that somebody else can pull."
            ),
            (
                "What should be lent is an hour as nobody. It is a great deal to be nobody for an "
                "hour. It requires a machine that forgets, a desk that cannot be seen from the "
                "street, and a member of staff who does not ask, but who puts our number on the "
                "back of the lavatory door and keeps it up when it is torn off."
            ),
            (
                "I hold back from the far end of your scale because of the picture books. Without "
                "them in her bag she could not have come."
            ),
        ),
        pull_quote="It is the only screen in her life that he has never touched.",
        position=4,
        confidence=8,
        tags=("privacy", "technology", "health", "staff"),
    ),
    Answer(
        title="Blood Pressure, Between Biography and Cookery",
        dek="A nurse and a branch manager, who share a folding table, write in turns.",
        people=(
            Person(
                name="Hobart Dunnockley",
                bio=(
                    "Hobart Dunnockley is Branch Manager at the Example Harbour Library. He is an "
                    "invented person who shelves his own returns."
                ),
            ),
            Person(
                name="Edda Clavermoor",
                bio=(
                    "Edda Clavermoor is Community Nurse at the Sample Observatory on Ageing. She "
                    "was invented for this sample, cuff and all."
                ),
                handle="sample_edda",
            ),
        ),
        body=(
            (
                "One of us is a nurse and one of us runs a branch, and three years ago we put a "
                "folding table between Biography and Cookery with a blood-pressure cuff on it. We "
                "disagreed about it then and we still do."
            ),
            (
                "*The nurse:* I wanted the table because people who will not come to a clinic will "
                "come in to return a cookery book. They roll up a sleeve because it is Thursday "
                "and I am there. In the first winter I sent home eleven people with a letter for "
                "their doctor. Two of them had been ignoring a headache for a month. No leaflet "
                "had managed that, and no book."
            ),
            (
                "*The manager:* And I wanted it gone by spring, because a woman told me she had "
                "stopped coming. She said that the library was the last place in town where nobody "
                "looked at her as a body. I have thought about that sentence every Thursday since."
            ),
            (
                "*The nurse:* So we moved it behind the atlases, put up a screen, and I gave up "
                "wearing the tunic. She came back. She has not rolled up her sleeve and I have not "
                "asked."
            ),
            (
                "*The manager:* What I would defend in 2040 is the arrangement more than the cuff. "
                "The clinic lends us a nurse; we lend her the fact that we want nothing from "
                "anyone. That is worth more than any stock I hold, and it is spent the moment "
                "somebody is asked for their number at the door."
            ),
            (
                "We agree on two rules. Whoever brings a service into a library leaves the records "
                "outside it. And there must always be an ordinary reason to walk in, so that "
                "nobody in the street can tell which reason was yours. Books are an excellent "
                "ordinary reason. We would keep plenty."
            ),
        ),
        pull_quote=(
            "She said that the library was the last place in town where nobody looked at her as a "
            "body."
        ),
        position=4,
        confidence=7,
        tags=("health", "privacy", "buildings"),
    ),
    Answer(
        title="Lend Me a Librarian",
        dek="“The man took two hours. He counted as one.”",
        people=(
            Person(
                name="Linus Jackdawson",
                bio=(
                    "Linus Jackdawson has been Head of Recruitment at Placeholder City Libraries "
                    "since 2018. He is an invented person, and the post of host was advertised "
                    "only in this sample."
                ),
                handle="sample_linus",
            ),
        ),
        body=(
            (
                "Here is a job advertisement from last month. I wrote it. Customer Experience "
                "Host, library setting. Duties: welcome, shelving, first aid, basic computer help, "
                "safeguarding, story time, de-escalation, light cleaning. Twenty hours. Degree "
                "desirable. An hour’s pay would not have bought two of the paperbacks."
            ),
            (
                "Filling such posts is my work, and I have grown ashamed of how good I am at it. "
                "When I am asked what a library should be in 2040, I picture a woman I hired who "
                "in a single shift helped a man appeal against an eviction, found a six-year-old’s "
                "mother, unblocked a printer four times, and was then marked down because her "
                "*enquiry count* was low. The man took two hours. He counted as one."
            ),
            (
                "The thing we shall be lending in 2040 is that woman’s two hours. We already are. "
                "Collections can be bought by a consortium and buildings by a fund, but the hours "
                "have to be hired from somebody who has rent to pay, and who, if you treat her as "
                "a host, will go and be a host somewhere with tips."
            ),
            (
                "I would fix it with three lines in whatever law comes next. No public library "
                "opens its door without a qualified librarian in the building. Qualified staff get "
                "a tenth of their week to learn things. Nobody’s pay depends upon a count."
            ),
            (
                "The self-service people will say that this makes libraries dearer. It does. A "
                "library without staff is cheap in the way that a school without teachers would be "
                "cheap: there would be a room, it would have books in it, and you could say that "
                "it was open. I have recruited nobody for several of those. The lights come on "
                "when you move, and after a while, if you are reading, they go off again."
            ),
        ),
        pull_quote=(
            "The lights come on when you move, and after a while, if you are reading, they go off "
            "again."
        ),
        position=4,
        confidence=9,
        tags=("staff", "work", "money"),
    ),
    Answer(
        title="Forty Books I Could Not Have Carried",
        dek="“A person needs both directions to stand up straight.”",
        people=(
            Person(
                name="Hiềng Mẫuthử",
                bio=(
                    "Hiềng Mẫuthử is Community Languages Librarian at Placeholder City Libraries. "
                    "Both she and the bottle opener were invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "When you leave in a hurry you take documents, medicine and one silly thing. Mine "
                "was a bottle opener in the shape of a carp. You do not take books; they are the "
                "heaviest way to carry anything."
            ),
            (
                "I had been nineteen months in this country when I found, in a branch with a "
                "leaking porch, forty books in my language. I counted them. Somebody had ordered "
                "them years before for people who had since moved away, and nobody had got round "
                "to withdrawing them. Half were bad. One was a guide to a telephone that no longer "
                "existed. I sat down on the floor between the stacks and read the guide to the "
                "telephone from cover to cover, because for *remove* it used the word my "
                "grandmother used, and in all that time I had not heard it aloud."
            ),
            (
                "Now I buy such books for a living. In meetings about 2040 I am told that "
                "translation will soon be instant, that every text will speak every tongue, and "
                "that my shelf is a sentiment. I have tried the instant kind. It addresses me in "
                "my language as a polite stranger would. It hasn’t got a grandmother."
            ),
            (
                "I am told too that newcomers need conversation classes, forms, lawyers and warm "
                "rooms more than they need novels. Quite right, and I run the class. Yet "
                "everything in the class points one way, towards becoming somebody who can manage "
                "here. A shelf in your own alphabet points the other way and asks nothing of you. "
                "A person needs both directions to stand up straight."
            ),
            (
                "So I disagree with the proposition, by about forty books. I kept the telephone "
                "guide. It is in the catalogue, available for loan, and it goes out more often "
                "than you would believe."
            ),
        ),
        pull_quote="It hasn’t got a grandmother.",
        position=2,
        confidence=8,
        tags=("migration", "lending", "technology"),
    ),
    Answer(
        title="Please Give the Page",
        dek="A checker of facts defends the only source that stays where she left it.",
        people=(
            Person(
                name="Ottavine Kettlemarsh",
                bio=(
                    "Ottavine Kettlemarsh is Chief Checker at the Placeholder Review. She was a "
                    "2013 Fellow at the Sample Institute for Reading Rooms. She is an invented "
                    "person and has verified this."
                ),
                handle="sample_ottavine",
            ),
        ),
        body=(
            (
                "For a living I ask writers how they know. A writer says that the bridge was built "
                "in such a year, and I write in the margin: *source?* He sends me a link. I follow "
                "the link, and there is the year, in plain type, and a week later, when we go to "
                "press, I follow it again and the year has changed.[1] Perhaps it was corrected. "
                "Perhaps it was spoilt. There is no way to tell, because the page I saw is no "
                "longer anywhere."
            ),
            (
                "Then I go to the public library, three streets away, and find a history of the "
                "bridge. It may well be wrong. Books are wrong all the time; I keep a list.[2] But "
                "it is wrong at page 61, second paragraph, and it will be wrong there tomorrow, "
                "and if you doubt me you can go to another library in another town and find it "
                "being wrong in precisely the same place. A page number is a promise that two "
                "people can look at the same thing."
            ),
            (
                "I do not believe that this is a small matter. You cannot have an argument about a "
                "text that alters while you are talking. You cannot correct an error that has "
                "moved, or catch a liar whose statement has been improved since. Every serious "
                "quarrel needs something in the room which neither side is able to edit."
            ),
            (
                "By 2040 nearly all writing will be soft. It will be composed for whoever is "
                "asking, fitted to what she knows already, and gone when she shuts the lid. I use "
                "such things, and for a first guess they are splendid. All the more reason that "
                "one building in each town should lend the hard kind: the same words, for anyone, "
                "in the same order, with the date on the back of the title page.[3]"
            ),
        ),
        notes=(
            "The bridge, its year and its other year are invented for this sample.",
            "It stood at 412 entries when this was written. Four of them concern the list.",
            "Please give the edition too.",
        ),
        pull_quote="A page number is a promise that two people can look at the same thing.",
        position=1,
        confidence=8,
        tags=("archives", "technology", "lending"),
    ),
    Answer(
        title="You Are All Very Nostalgic",
        dek="“You would have been saved by a sack of maps.”",
        people=(
            Person(
                name="Delphi Jorrowick",
                bio=(
                    "Delphi Jorrowick is Chair of the Youth Board at Placeholder City Libraries. "
                    "She is fifteen and an invented person, and she would like the room with the "
                    "windows."
                ),
                handle="sample_delphi",
            ),
        ),
        body=(
            (
                "I’m fifteen, I chair the youth board, and I have sat through two years of "
                "meetings about this. The adults in those meetings get a certain look. It’s the "
                "look of somebody remembering a smell."
            ),
            (
                "I get it. You were saved by a book when you were nine. But the library where that "
                "happened had a monopoly on you. It was raining, there was nothing on television, "
                "and the library was the only source of anything. You would have been saved by a "
                "sack of maps."
            ),
            (
                "Here is what my friends and I use ours for. Somewhere to record, since four of us "
                "live in flats where the neighbours bang. The good camera. A table where you can "
                "do a group project without buying five drinks. A printer, which nobody owns any "
                "more, although every school form still has to be printed. Somewhere to be between "
                "the end of school and the end of your mum’s shift. One girl on the board made her "
                "whole portfolio for college with borrowed gear: lights, backdrop, microphone, a "
                "mannequin called Keith. She has never taken out a novel, and the manager says "
                "she’s the heaviest user in the building."
            ),
            (
                "I do read. I read on my phone, loads, more words a day than you did. That’s the "
                "bit you never believe."
            ),
            (
                "So for 2040 I strongly agree, and I’d go further. Stop making the stuff we use "
                "fit round the edge of the stuff you remember. The studio is in a cupboard that "
                "used to be for chairs. Local History has the room with the windows, and on a good "
                "day there’s one man in it, asleep. Swap them. He won’t notice, and we could film "
                "in daylight."
            ),
        ),
        pull_quote="Stop making the stuff we use fit round the edge of the stuff you remember.",
        position=5,
        confidence=10,
        tags=("children", "technology", "buildings", "play"),
    ),
    Answer(
        title="Forty Minutes at Sixty Degrees",
        dek="The supervisor of a public laundry on what people read while the drum goes round.",
        people=(
            Person(
                name="Ansel Birkenthrup",
                bio=(
                    "Ansel Birkenthrup is Laundry Supervisor at the Example Harbour Library. He "
                    "learnt the trade at a launderette and the alphabet of the shelves on the job, "
                    "and was invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "We have eight machines and two dryers in what was the bound newspaper store, on "
                "the ground that the floor could take it. You book a drum with your library "
                "ticket. It is free if you bring your own powder. A wash takes forty minutes at "
                "sixty degrees, and a door leads from the laundry straight into Fiction, A to F."
            ),
            (
                "The idea was the engineer’s. He wanted something to do with the water that the "
                "roof collects and with the warmth from the server room, and he had heard that the "
                "last launderette in the harbour was to be turned into flats. The librarians were "
                "against it. They thought of damp. There has been no damp; there has been a slight "
                "smell of lavender in the early part of the alphabet."
            ),
            (
                "What I see from my stool is this. Nobody has ever come to us for their own good. "
                "They come because the sheets are dirty and there is no room for a machine where "
                "they live, or no money for the meter. Then they have forty minutes, with nothing "
                "to do and both hands free, which is a thing that hardly anyone has any more. Some "
                "sleep. Some go through the door. We have readers now who have got as far as F and "
                "have asked me, quite seriously, to have the alphabet turned round."
            ),
            (
                "A big family washes three times a week. That makes two hours in a library for "
                "people who would have told you, and have told me, that they were not the library "
                "sort."
            ),
            (
                "I put a five on your scale without a second thought. What we lend is a drum. Let "
                "the library of 2040 lend whatever the town has to do anyhow, in the same building "
                "as whatever it might do if it had the time. Then see to it that the cycle is not "
                "too short."
            ),
        ),
        pull_quote="Nobody has ever come to us for their own good.",
        position=5,
        confidence=8,
        tags=("buildings", "climate", "money", "ageing"),
    ),
    Answer(
        title="The Quarrel Room",
        dek="“The scarce loan is an evening in the same facts with people you cannot stand.”",
        people=(
            Person(
                name="Śrīlekha Kitābpurī",
                bio=(
                    "Śrīlekha Kitābpurī is Professor of Local Government at Specimen University. "
                    "She was a 2022 Fellow at the Sample Institute for Reading Rooms. She is an "
                    "invented person and did not throw the hat."
                ),
                handle="sample_srilekha",
            ),
        ),
        body=(
            (
                "My town last argued in one place on a wet evening when sixty people came to a "
                "school hall to object to a bypass. They shouted for two hours; one man threw a "
                "hat. Afterwards they put the chairs away together, since the caretaker wanted to "
                "lock up, and over the stacking something was settled that the meeting had failed "
                "to settle."
            ),
            (
                "We have plenty of ways to disagree now, and in none of them does anybody need "
                "help with the chairs."
            ),
            (
                "What I want from a public library in 2040 is a room built for quarrelling. I mean "
                "it literally: a round room with good acoustics, sixty seats, a table for papers, "
                "a clock everyone can see, and a door that stays open. Any ten residents could "
                "book it on any matter. The librarian would not chair. The librarian would do what "
                "librarians do, which is to put on the table beforehand what is known: the plan, "
                "the budget, the last three times this was tried, the strongest case on each side, "
                "marked with where it came from. Four pages, in print, the same for all."
            ),
            (
                "People say that libraries are neutral. I would rather they were *useful to both "
                "sides*, which is more work. A neutral place keeps out of it. A useful one knows "
                "that the people against the bypass have not read the drainage report and the "
                "people for it have not walked the lane, and sees to both."
            ),
            (
                "I agree strongly with your proposition, because books are easily come by and this "
                "is not. The scarce loan is an evening in the same facts with people you cannot "
                "stand. The loan period would be two hours, with no renewals, and you would have "
                "to put the chairs back yourselves."
            ),
        ),
        pull_quote=(
            "We have plenty of ways to disagree now, and in none of them does anybody need help "
            "with the chairs."
        ),
        position=5,
        confidence=7,
        tags=("democracy", "buildings", "staff"),
    ),
    Answer(
        title="I Have Never Borrowed a Book You Could Open",
        dek="“It was about a lighthouse; the lighthouse did not change.”",
        people=(
            Person(
                name="Quillon Eavesmere",
                bio=(
                    "Quillon Eavesmere is Senior Adviser on Accessible Reading at the Sample "
                    "Institute for Reading Rooms. Invented for this sample, he has been a member "
                    "of an invented library since he was four."
                ),
            ),
        ),
        body=(
            (
                "I have been blind since birth and a library member since I was four, and I have "
                "never borrowed a book that you could open. Mine came in canvas bags: braille "
                "first, thirteen volumes to a school novel, then reels, then cassettes in a "
                "clamshell with a strap, then discs, then a file. I have had *the same book* in "
                "all five forms. It was about a lighthouse; the lighthouse did not change."
            ),
            (
                "So forgive me if the proposition seems to me to rest on a muddle. People hear the "
                "word book and see the brick. They notice that the brick goes out less often and "
                "conclude that the library is turning into something else. From where I sit "
                "nothing is turning. Somebody wrote a long thing down, somebody else undertook to "
                "make it reach me, and then I was alone with it for a week. That is the whole of "
                "the transaction. The brick was one way of doing it, and for me never the best."
            ),
            (
                "What may change is the second part, the undertaking. Most of what is published "
                "reaches me late, or mangled, or in a cheerful synthetic voice that reads out the "
                "page numbers. When I complain to the publisher I am a market of one. When I "
                "complain to a library I am a reader, and somebody goes and does something. A "
                "volunteer read me a whole statistics course over one winter, graphs included. "
                "*Rising steeply*, she would say, *then losing heart*."
            ),
            (
                "My hope for 2040 is dull: that each public library may lend every book, in every "
                "form a person could need, on the day that it comes out. Do that, and books will "
                "matter most. Fail at it, and lend me a drill instead, and I shall know what you "
                "thought I was asking for."
            ),
        ),
        pull_quote=(
            "When I complain to a library I am a reader, and somebody goes and does something."
        ),
        position=1,
        confidence=9,
        tags=("lending", "technology", "schools"),
    ),
)
