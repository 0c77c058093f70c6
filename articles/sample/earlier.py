"""The earlier, smaller symposium and the ordinary articles; all invented."""

from articles.sample import takes_c, takes_d
from articles.sample.answer import Answer, Person

# By name, so that a change in the order of the answers cannot give a text to someone else.
_PEOPLE: dict[str, Person] = {
    person.name: person for answer in (*takes_c.TAKES, *takes_d.TAKES) for person in answer.people
}

EARLIER: tuple[Answer, ...] = (
    Answer(
        title="The Boy at the Window",
        dek="“He had never been inside, and he knew the building by heart.”",
        people=(_PEOPLE["Tibor Nettlevane"],),
        body=(
            (
                "Between two schools I eat my sandwich in the car. One winter the car park "
                "belonged to a library, and I began to notice a boy of about eight who waited "
                "for his bus against its window. He breathed on the glass and drew. After a "
                "while he would rub out a hole and look in."
            ),
            (
                "I asked him what was in there. He told me, exactly: the fish tank, the lady "
                "with the plaster, the red stairs. He had never been inside, and he knew the "
                "building by heart. I asked why he did not go in to keep warm. “It’s for people "
                "who’ve got the card,” he said."
            ),
            (
                "We keep statistics on the people whom we have already convinced. Every report "
                "that I read on a public library counts visits, and the boy has not made one. "
                "He paid for the fish, however, or his mother did. He owns a share in the red "
                "stairs as good as mine."
            ),
            (
                "I went in and told the lady with the plaster. She put down her tea, took a "
                "card from the drawer, and walked out to the bus stop with no coat on. That is "
                "the whole of my policy. I agree strongly."
            ),
        ),
        pull_quote="We keep statistics on the people whom we have already convinced.",
        position=5,
        confidence=7,
        tags=("children", "schools", "rural libraries"),
    ),
    Answer(
        title="A Debt in Another Language",
        dek="A translator asks who has been left off the guest list, and by whom.",
        people=(_PEOPLE["Łučja Ukázkowá"],),
        body=(
            (
                "By the entrance to my old library there was a poster that said ALL WELCOME. My "
                "mother passed it twice a day for nine years. She had an excellent mind, and "
                "she took it for the name of a shop."
            ),
            (
                "A notice that invites everyone, in one language, has been quite precise about "
                "whom it means. This is nobody’s malice. The person who made the poster would "
                "have been mortified. But the people who stay away from a library send it no "
                "information, and so it goes on being considerate to those who are already in "
                "it. It improves the chairs."
            ),
            (
                "What is owed to my mother? I do not think that it is a programme. She would "
                "have run a mile from an outreach officer. I think that it was one line on that "
                "poster, in letters with the right hooks on them, spelt correctly. She would "
                "have stopped at the sight of the hooks. It would have cost a telephone call to "
                "anybody in our street."
            ),
            (
                "I stop short of the top of your scale for one reason. Some who never come have "
                "had a good look and prefer to fish. They are owed nothing more than a bench "
                "outside."
            ),
        ),
        pull_quote=(
            "A notice that invites everyone, in one language, has been quite precise about whom "
            "it means."
        ),
        position=4,
        confidence=6,
        tags=("migration", "democracy"),
    ),
    Answer(
        title="Nobody Owes the Marrow",
        dek="",
        people=(_PEOPLE["Txirene Saiakera-Zubi"],),
        body=(
            (
                "In its first season our seed drawer was for everybody, and so nobody opened "
                "it. I had made a very inclusive leaflet. I spent the summer worrying about all "
                "the people whom it had failed to reach, and I let the ones who did come wait "
                "at the counter while I worried."
            ),
            (
                "There were six. A retired signalman wanted peas. A girl was in trouble at "
                "school and wanted something that would grow in a boot. They came back, as it "
                "happened, with questions, and after that with cousins. By the third autumn I "
                "had a queue, and in the queue were the very people that my leaflet had been "
                "written to. The signalman had brought them, by the sleeve."
            ),
            (
                "A seed that stays in the drawer is owed nothing; it is merely getting older. "
                "The same goes, I am afraid, for good intentions towards the absent. Look after "
                "whoever is in front of you, so well that they cannot help talking about it. "
                "People are reached by people."
            ),
            (
                "I do not deny that somebody is always left out. I only say that the road to "
                "her runs past the signalman, and that he is standing here now, and has asked "
                "me twice about the peas."
            ),
        ),
        pull_quote="A seed that stays in the drawer is owed nothing; it is merely getting older.",
        position=2,
        confidence=5,
        tags=("lending", "rural libraries"),
    ),
    Answer(
        title="The Column That Is Not There",
        dek="“In my trade whatever has no column does not exist, and I am uneasy about it.”",
        people=(_PEOPLE["Quỳnh Thửmẫu"],),
        body=(
            (
                "The proposition contains the word “owes”, and I was trained to ask of any "
                "debt: to whom, how much, and where is it entered? The users of our libraries "
                "are entered on page thirty, by age and district. Those who never come are "
                "entered nowhere. In my trade whatever has no column does not exist, and I am "
                "uneasy about it."
            ),
            (
                "So I tried to draw one up. I took the list of households that pay for the "
                "service and struck off each one with a card. There remained fifty-three in a "
                "hundred. They live in tall buildings, chiefly, and at the ends of bus routes. "
                "You may not send a bill to people and then say that you have no idea who they "
                "are."
            ),
            (
                "Against this I must be fair. Many of those households draw a benefit that they "
                "do not see, as one does from a fire engine that is out at somebody else’s "
                "fire. The neighbour who can read the prescription, the child next door who is "
                "quiet: these have a value, and it reaches the fifty-three."
            ),
            (
                "I cannot say which of the two sums is the greater. I put it to the committee "
                "that we should find out, and it was agreed that this would be a good use of "
                "some other department’s money."
            ),
        ),
        pull_quote=(
            "You may not send a bill to people and then say that you have no idea who they are."
        ),
        position=3,
        confidence=4,
        tags=("money", "democracy"),
    ),
    Answer(
        title="Judgment for Those Present",
        dek="A judge finds for the people who turned up.",
        people=(_PEOPLE["Hesper Wickerstane"],),
        body=(
            (
                "Counsel for the absent is always eloquent. He need never produce his client. "
                "Throughout my career persons rose before me to speak for the public at large, "
                "for posterity, for the silent majority; and my first question was invariably "
                "whether any of them was outside in the corridor."
            ),
            (
                "I never yet heard a case argued by someone who was not there. A duty is owed "
                "to a person who may come and demand that it be performed. In my own library "
                "there are some thirty of these each morning, on the steps, before it opens. I "
                "know them by their scarves. They do not want a strategy. They want the door to "
                "be unlocked at nine, as it says, and to find the newspaper untorn."
            ),
            (
                "For some years now the attention of the management has been fixed on people "
                "who prefer to be elsewhere. To attract them, music has been introduced. I have "
                "no evidence that it has brought in a single stranger. I can name four scarves "
                "that I have not seen since."
            ),
            (
                "An institution which neglects its friends in order to court the indifferent "
                "will finish with neither. Let it keep faith with the steps. If the absent wish "
                "to appeal, I shall be found in the usual chair."
            ),
        ),
        pull_quote="I never yet heard a case argued by someone who was not there.",
        position=1,
        confidence=8,
        tags=("silence", "democracy"),
    ),
    Answer(
        title="Four Hundred Paces",
        dek="“Never is a long word, and in most cases it turns out to be a hill.”",
        people=(_PEOPLE["Çığıl Örnekoğlu"],),
        body=(
            (
                "People speak of those who never come to the library as if it were a trait of "
                "character, like not caring for opera. I went to see some of them. Never is a "
                "long word, and in most cases it turns out to be a hill."
            ),
            (
                "Absence has an address, and I can show it to you on the map. I drew a circle "
                "of four hundred paces about each branch and looked for the households without "
                "a card. They begin, not suddenly but quite visibly, at the line. On the north "
                "side, where there is a slope of one in nine and no bench, they begin at two "
                "hundred. A lady in a second-floor flat told me that she had been a great "
                "reader. I asked when she had stopped. She named the month in which the bus was "
                "rerouted."
            ),
            (
                "It follows that “those who never come” are to a large extent those who used "
                "to, plus twenty years. You will join them; I shall, with these ankles. The "
                "debt is owed to our later selves, and it is odd that we should be so mean "
                "about it."
            ),
            (
                "I strongly agree, and I should like it paid in benches. One every eighty "
                "paces, with arms."
            ),
        ),
        pull_quote="Absence has an address, and I can show it to you on the map.",
        position=5,
        confidence=7,
        tags=("ageing", "buildings"),
    ),
    Answer(
        title="Reader Number Nought",
        dek="",
        people=(_PEOPLE["Vasilisk Probnoyev"],),
        body=(
            (
                "I distrust the proposition for a technical reason. In order to owe something "
                "to the people who do not come, one has to find out who they are. I have been "
                "shown the software for this. It takes the council tax roll, the school roll "
                "and the health roll, lays them over the list of library members, and prints "
                "the names of those who remain. It was demonstrated to me with pride, in a room "
                "with biscuits."
            ),
            (
                "To reach everyone you must first have a list of everyone. I have made it my "
                "business to know what becomes of such lists. They are drawn up by the kindest "
                "person in the building, and they are inherited."
            ),
            (
                "There is someone to whom I do feel that a debt is owed, and who would be "
                "counted as absent by any method. She comes in and sits down behind the "
                "encyclopaedias. She reads what she needs and puts it back a little out of "
                "place. She has no card, because a card is a fact about her, and at home there "
                "is somebody who goes through her bag. In our figures she is reader number "
                "nought."
            ),
            "She does come, you see. She is here every Tuesday. Owe it to her not to notice.",
        ),
        pull_quote="To reach everyone you must first have a list of everyone.",
        position=2,
        confidence=6,
        tags=("privacy", "technology"),
    ),
    Answer(
        title="I Was Never Asked Either",
        dek="“Nobody reached out to me; a door was not locked.”",
        people=(_PEOPLE["Nuwayrā Tajrībī"],),
        body=(
            (
                "Before I worked in a library I was one of those whom a library worries about. "
                "I had no fixed abode and three languages, of which none was the right one. I "
                "am told that there was at that time a strategy for me. It had a name with a "
                "colon in it. I never met it."
            ),
            (
                "I met a radiator. It was October, and the building had a revolving door, and "
                "the radiator was on the inside. What I needed had opening hours, and that was "
                "enough. Nobody reached out to me; a door was not locked. Later I found that a "
                "man at the desk had seen me each day, and had decided each day to leave me "
                "alone until I looked up."
            ),
            (
                "So I am shy of the word “owes”. When I am someone’s debt, I feel their eyes on "
                "my coat. I would sooner be a member of the public, who has walked in for "
                "reasons of her own."
            ),
            (
                "Spend the money for the strategy on hours. Be open late, be open when it "
                "rains, be open on the feast days when other people have families. Those who "
                "never come are, now and then, walking by. Let them find it lit."
            ),
        ),
        pull_quote="What I needed had opening hours, and that was enough.",
        position=2,
        confidence=7,
        tags=("migration", "staff"),
    ),
    Answer(
        title="We Would Come If You Were There",
        dek="A farmer on the difference between staying away and being left.",
        people=(_PEOPLE["Corvane Pottle-Wexing"],),
        body=(
            (
                "There is a table in the county’s report with a heading “Non-users by parish”. "
                "Ours is at the top. I took it to the mart and passed it round, and it was a "
                "while before anybody could speak."
            ),
            (
                "You cannot shut a man’s library and then list him as a non-user. We had a "
                "branch, in the old schoolroom, Wednesdays and Saturdays. My mother had her "
                "shoulder to that door for thirty years. When it closed, the nearest became the "
                "one in town: fifty minutes there, fifty back, and cows do not understand about "
                "that. We did not stop coming. You stopped being where we come."
            ),
            (
                "I could do without the pity, too. The report goes on to recommend that our "
                "“barriers to engagement” should be researched. The barrier is nineteen miles "
                "long and has a river in it. I can lend them a tractor to go and look."
            ),
            (
                "So yes: put me down as agreeing, since by your reckoning I am one of them. "
                "Only do not tell me what I am owed in the language of a get-well card. We paid "
                "our share towards that schoolroom for as long as anyone, and we should like "
                "the shelves back. We will find the milk shed to put them in."
            ),
        ),
        pull_quote="You cannot shut a man’s library and then list him as a non-user.",
        position=4,
        confidence=6,
        tags=("rural libraries", "money"),
    ),
)

ARTICLES: tuple[Answer, ...] = (
    Answer(
        title="You Cannot Be Late on an Island",
        dek=(
            "The ferry master who runs a library out of a fish box talks to an oral historian "
            "about weather, poems and a breadmaker."
        ),
        people=(_PEOPLE["Seraphine Vellumgate"],),
        body=(
            (
                "The interview was recorded in the wheelhouse, between two sailings. Morwen "
                "Umbershaw talks while she is watching something else. Where she stopped for a "
                "wave, I have left it out."
            ),
            (
                "*When you were asked to look after the books, did anyone tell you how?* They "
                "gave me a lanyard. It got into the winch on the second day. After that I was "
                "on my own, and I went round the houses and asked. An old man on the north side "
                "said: whatever you do, don’t put them in order. If they’re in order I shall "
                "only look at mine. *And you never have?* I did once, by size, when the lid "
                "would not shut."
            ),
            (
                "*You call the box a library. Do the islanders?* They call it the box. “Is "
                "there anything in the box?” They said the same when there was herring in it. I "
                "like that. They are not my readers; they are my passengers, and some of them "
                "read. You get to see the reading from the side. There is a man who will miss "
                "his stop, and there is only the one stop."
            ),
            (
                "*What happens when a book comes back late?* You cannot be late on an island. "
                "Late is when there is another boat. If it blows for three weeks, then nobody’s "
                "anything is due. I rang the mainland to ask about the fines, the first winter, "
                "and the girl was very nice. She said that the computer would not believe me, "
                "and she would tell it that we were closed."
            ),
            (
                "*Somebody put a breadmaker in the crate.* That was the driver. He thought that "
                "it might be a joke, I believe, but you have to be careful with jokes here. It "
                "has been round every house, and there is a page about it in the jotter, with "
                "advice, and some of the advice is answering other advice. Two people who had "
                "not spoken since a matter of a wall have been writing to each other about "
                "crusts."
            ),
            (
                "*Would you say that it did more good than the books?* I would say you should "
                "look at the same page. Lower down. That is a poem which the little girl at the "
                "end house copied out, the whole thing, in case the book got wet. She is seven. "
                "She has spelt “sepulchre” right. So you tell me, with your tape recorder."
            ),
            (
                "*Last question. Who will do it after you?* She will. She has asked already "
                "what it pays."
            ),
        ),
        pull_quote="They are not my readers; they are my passengers, and some of them read.",
        tags=("rural libraries", "lending"),
    ),
    Answer(
        title="Six Days Without the Catalogue",
        dek=(
            "A branch manager reports on what happened when the computers stopped and the "
            "readers did not."
        ),
        people=(_PEOPLE["Digby Tollgander"],),
        body=(
            (
                "On a Monday in February a digger went through a cable, and at eleven minutes "
                "past ten every screen in our branch showed the same small grey wheel. It went "
                "on turning until Saturday. What follows is drawn up from the notes that we "
                "kept, in an exercise book, since there was nowhere else to keep them."
            ),
            (
                "*Monday.* We closed, in effect, without shutting the door. Staff stood about. "
                "A reader with two books under her arm asked whether she could take them. I "
                "said that the system was down. She said that she could see them from here. At "
                "a quarter past eleven Zsuvánna rang from home to ask why nobody had thought of "
                "a pencil."
            ),
            (
                "*Tuesday.* We found the date stamp in the first-aid cupboard. We had been told "
                "for years that the collection was in the computer, and it turned out to be in "
                "Maureen. She has been with us since the old building. Someone asked for a book "
                "about a lighthouse, not the famous one. She went and got it. By noon people "
                "were asking her for things in order to see it done."
            ),
            (
                "*Wednesday.* The exercise book held 214 loans. We noticed that the queue had "
                "begun to talk. When the machine does the issuing, each reader has his back to "
                "the next. When it is a pencil, you hear what the person in front of you has "
                "chosen, and some of them could not keep quiet about it. Three titles went "
                "straight from one hand to another and never touched a shelf."
            ),
            (
                "*Thursday and Friday.* There were losses on the other side, and they should be "
                "recorded. Nobody could reserve. A student who needed an article by five did "
                "not get it. The man who books a terminal every morning to write to his "
                "daughter overseas sat in front of the wheel for an hour, and then asked if he "
                "might help to put things away. He shelves, we found, rather well."
            ),
            (
                "*Saturday.* The wheel stopped at twenty to three. It took two of us until "
                "Tuesday to type in the exercise book, and 611 loans out of 614 agreed with it. "
                "I have asked for the purchase of twelve exercise books, and have been told "
                "that there is no code for them. Maureen retires in May."
            ),
        ),
        pull_quote=(
            "We had been told for years that the collection was in the computer, and it turned "
            "out to be in Maureen."
        ),
        tags=("technology", "staff"),
    ),
    Answer(
        title="The Wrong Book",
        dek="“I owe my profession to an error of four centimetres.”",
        people=(_PEOPLE["Łučja Ukázkowá"],),
        body=(
            (
                "I owe my profession to an error of four centimetres. When I was thirteen I "
                "went to the library to find a book on horses. It should have stood at the end "
                "of a shelf. Somebody had pushed it back one place too far, and what my hand "
                "closed on, while I was looking out of the window at a boy, was a grammar of a "
                "language with nineteen cases."
            ),
            (
                "I took it home in order not to have to go up to the desk again. In the evening "
                "I opened it, with a bad grace, and read that there was a form of the noun that "
                "meant “in the manner of someone who is about to be a horse”. I have since been "
                "told that this is a mistranslation. By then it was too late."
            ),
            (
                "Nobody could have recommended that book to me. I had shown no sign. A clever "
                "system, knowing all about me, would have offered more horses, with better "
                "pictures, and I should have been perfectly happy and would now be something in "
                "fodder. A search gives you what you asked for, and I have never in my life "
                "known what to ask. I knew only when I had it in my hand."
            ),
            (
                "I do not praise disorder. A library in chaos would have hidden the grammar "
                "just as surely, among ten thousand other surprises. It has to be a place where "
                "nearly everything is right, so that the one thing which is wrong can lie there "
                "quietly, like a step that is a little too deep, and tip you into the rest of "
                "your days. Order is what makes the accident *legible*."
            ),
            (
                "It follows that the shelver is a sort of author. I have tried to find out who "
                "it was. It must have been a Thursday, since I had come from swimming; and on "
                "Thursdays, in that year, they were using a trainee, of whom it is recorded "
                "only that she was “willing, but dreams”. I have dedicated two books to her "
                "under that description."
            ),
            (
                "Whenever I am in a library now I take a volume from the shelf and put it back "
                "one place too far. I choose with care. I have no idea who is coming. It will "
                "be somebody who is looking out of the window."
            ),
        ),
        pull_quote=(
            "A search gives you what you asked for, and I have never in my life known what to ask."
        ),
        tags=("lending", "archives"),
    ),
    Answer(
        title="A Short Theory of the Date Stamp",
        dek="An essay on eleven purple figures and what went with them.",
        people=(_PEOPLE["Crispin Twelvetoft"],),
        body=(
            (
                "For about a hundred years every public library book had a sheet of paper glued "
                "in the front, and on it, in purple, the dates by which people had promised to "
                "bring it back [1]. The sheet was a tool of administration. No one designed it "
                "to be read. It was none the less, I believe, among the most widely read texts "
                "of its age, and no scholar has edited it."
            ),
            (
                "Consider what it told you. A column of stamps a week apart meant that a book "
                "was wanted. Gaps of eight or ten years, followed by a sudden run, meant a "
                "death, a film or an examination. Two stamps three weeks apart and then another "
                "three weeks on, in the middle of a long white drought, meant *one* person, "
                "somewhere, who had needed more time. I have known readers who took a novel "
                "home for no other reason than that nobody had done so since 1951. They felt "
                "sorry for it."
            ),
            (
                "It was the only book review that could not be insincere. And it was anonymous "
                "in just the right degree. You knew that others had been there, how many, and "
                "when; you could not know who. It gave company without exposure. I have spent "
                "some years in the history of reading, and I cannot think of another device "
                "that managed both."
            ),
            (
                "Then the receipt came in, printed on thermal paper, which names the borrower, "
                "lists all that he has taken, and fades in a month. Observe that each property "
                "of the stamp has been reversed. What was public and nameless has become "
                "private and named, and what endured has been made to vanish. I do not suppose "
                "that anyone intended this. They were thinking of queues."
            ),
            (
                "Some will say that I am sentimental over an ink pad. So let me put it as a "
                "question to designers. Could you devise, for the libraries that you are about "
                "to build, some mark which tells the next reader that she is not alone, tells "
                "nobody who came before her, takes half a second to make, and makes a "
                "satisfying noise? It was done once with a strip of rubber."
            ),
            (
                "My own copy of the history of that town, bought at a withdrawal sale, has "
                "eleven stamps in it. Nine are mine."
            ),
        ),
        notes=(
            (
                "The ink was an aniline violet, sold in the town by the undertaker, who used it "
                "for other labels."
            ),
        ),
        pull_quote="It was the only book review that could not be insincere.",
        tags=("archives", "privacy"),
    ),
    Answer(
        title="The Room Behind the Room",
        dek=(
            "An archivist reviews an invented history of the places where libraries hide what "
            "they cannot bear to lose."
        ),
        people=(_PEOPLE["Aamuli Näytteensalo"],),
        body=(
            (
                "*The Warm Cupboard: A History of the Reserve Stack*, by Isaveth Umbrequill, an "
                "author as invented as her subject. Specimen University Press, 340 pages, with "
                "a folding plan."
            ),
            (
                "Most histories of libraries are written from the front door. They admire the "
                "dome and describe the readers, and they leave by the gift shop. Isaveth "
                "Umbrequill has gone in by way of the boiler room. Her subject is the closed "
                "stack: the unheated, overheated, locked, flooded and forgotten places to which "
                "a library sends whatever it is ashamed of, proud of, or has simply ceased to "
                "see."
            ),
            (
                "She has a gift for the telling inventory. In one cellar she finds four hundred "
                "volumes of sermons, a bicycle, and a painting of a mayor with its face to the "
                "wall. In another the “unsuitable” novels of three generations stand in the "
                "order in which they were complained about, so that one may walk along the "
                "shelf and watch a town changing its mind. Every stack is a confession, and she "
                "has an ear for what is being confessed. Her chapter on the key, and on the "
                "succession of elderly men who wore it, is as good as a short novel."
            ),
            (
                "The argument is less sure of foot than the prose. Umbrequill holds that the "
                "hidden part of a library is its conscience, and that open shelves are no more "
                "than its manners. It is a fine phrase, and I distrust it. I have had the care "
                "of a basement for fifteen years. Things do not become truer by being put "
                "there. They become mouldy; and what a town has really repressed it does not "
                "send down to me, with a shelf mark, but takes to the tip on a Saturday. I "
                "would have liked one chapter on the tip."
            ),
            (
                "I have also a professional quarrel with the folding plan, which shows the "
                "stack of a library that I happen to know, and places the drain on the wrong "
                "side. It matters which side. I have stood in it."
            ),
            (
                "But these are the complaints of a reader who was kept from her supper. The "
                "last pages, on an assistant who for thirty years moved one banned book a shelf "
                "nearer to the door each spring, are beautifully done, and left me looking with "
                "new respect at my own staff. Buy it for the library. It should be kept where "
                "people can get at it."
            ),
        ),
        pull_quote="Every stack is a confession, and she has an ear for what is being confessed.",
        tags=("archives", "buildings"),
    ),
    Answer(
        title="Why We Asked",
        dek="A letter from two of the editors who thought that it would be a short project.",
        people=(
            _PEOPLE["Barnaby Nightsedge"],
            _PEOPLE["Çığıl Örnekoğlu"],
        ),
        body=(
            "Dear reader,",
            (
                "When we proposed to put one question about public libraries to a few people, "
                "we had in mind a dozen replies and a quiet month. We should explain that one "
                "of us studies forecasts and the other studies populations, and that it did not "
                "occur to either to forecast the number of letters."
            ),
            (
                "What should a public library be in 2040? We chose the year with some care. It "
                "lies far enough off for nobody to be held to account, and near enough that "
                "most of those who are answering expect to be there, in some chair or other. "
                "And we chose libraries because we could think of no other public thing about "
                "which people who disagree on everything still feel a little proprietary. Ask a "
                "room about drains and it looks at its feet."
            ),
            (
                "A question about the future is a polite way of asking people what they cannot "
                "stand about the present. The judge cannot stand the noise, or the farmer the "
                "consultation. A girl of seventeen cannot stand being leaned at. We had "
                "expected to sort the answers into those that are for books and those that are "
                "against them, and we did provide a scale for this; you will see that the same "
                "place on it is occupied by persons who would not share a table. We count that "
                "as a success for the scale, which has the sense not to explain itself."
            ),
            (
                "Two requests. Please read at least one answer from the end of the scale that "
                "is not yours. We suggest it for no improving reason; it is only that the jokes "
                "are better when they are aimed at oneself. And if you are moved to write to us "
                "and say that your own library was left out, tell us where the door is and who "
                "opens it in the morning. The most useful sentence in the whole pile was of "
                "that kind."
            ),
            (
                "Not one of our contributors exists, as their notes are careful to say. It is "
                "the more remarkable that so many of them should have been right about the "
                "chairs."
            ),
            "The editors",
        ),
        pull_quote=(
            "A question about the future is a polite way of asking people what they cannot "
            "stand about the present."
        ),
        tags=("democracy", "lending"),
    ),
)
