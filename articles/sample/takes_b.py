"""The sample symposium’s answers 21 to 40; everybody and everything in them is invented."""

from articles.sample.answer import Answer, Person

TAKES: tuple[Answer, ...] = (
    Answer(
        title="Three Keys",
        dek=(
            "A village library’s three keyholders were asked for one answer and could agree on a "
            "single paragraph."
        ),
        people=(
            Person(
                name="Fenwick Flintersole",
                bio=(
                    "Fenwick Flintersole has been Chair of the Specimen Valley Village Library "
                    "since 2017. He is an invented person and has costed it."
                ),
            ),
            Person(
                name="Gwenfôr Llyfrgellwy",
                bio=(
                    "Gwenfôr Llyfrgellwy is Secretary of the Specimen Valley Village Library. She "
                    "was invented for this sample together with the label printer."
                ),
            ),
            Person(
                name="Ērvita Grāmatniekle",
                bio=(
                    "Ērvita Grāmatniekle is Treasurer of the Specimen Valley Village Library. She "
                    "is an invented person and counts what there is to count."
                ),
                handle="sample_ervita",
            ),
        ),
        body=(
            (
                "There are three keys to our library and we hold one each. It is open when at "
                "least one of us is, which is a joke that has worn thin over nine winters. We were "
                "asked for one answer from the valley and could agree only on this paragraph."
            ),
            (
                "The chair says that by 2040 it must be a shop. The nearest is fourteen miles off. "
                "Bread, stamps, gas bottles, parcels, and a shelf of books by the till as there "
                "once was a shelf of tins. People would come for the bread, daily, and on the way "
                "out they would take a book. He has costed it. He always has."
            ),
            (
                "The secretary says that she did not learn to use the label printer in order to "
                "sell bread. The valley has had a shop, a pub, a chapel and a school, and each of "
                "them closed because it had to pay. The library is alive because nobody ever "
                "thought that it could. Make it earn its keep, she says, and in five years we "
                "shall be holding three keys to a failed shop."
            ),
            (
                "The treasurer has looked at who actually came in last winter. Books went out, "
                "some. But according to the sheet by the door the most frequent reason was "
                "*signal*: we have the only link that survives the snow, and people stand by "
                "Gardening to ring the hospital. She would put in two armchairs, a proper "
                "telephone box and a generator, and call it settled."
            ),
            (
                "We voted. It was one vote each. Then the secretary made tea, the chair mended the "
                "stove door, the treasurer read out bits of a shipwreck from the returns, and "
                "nobody went home until nine. Whatever that was, it was not in any of the three "
                "plans. We should like it put on record that somebody ought to fund it."
            ),
        ),
        pull_quote=(
            "Make it earn its keep, she says, and in five years we shall be holding three keys to "
            "a failed shop."
        ),
        position=3,
        confidence=5,
        tags=("rural libraries", "money", "democracy"),
    ),
    Answer(
        title="The Wednesday Class",
        dek="“With thirty thousand nobody can be wrong.”",
        people=(
            Person(
                name="Àdùkéwé Ìwékàjọ",
                bio=(
                    "Àdùkéwé Ìwékàjọ is Head of English at the Placeholder Road School. She is an "
                    "invented person who owns a real high-visibility waistcoat."
                ),
                handle="sample_aduke",
            ),
        ),
        body=(
            (
                "On Wednesdays I walk twenty-eight thirteen-year-olds along a dual carriageway to "
                "the public library, two by two, in a high-visibility waistcoat. My own school has "
                "a library. It is called the Learning Hub. It has thirty screens, nine beanbags "
                "and a hundred and twelve books, which I counted one wet playtime."
            ),
            (
                "For the first three visits the children do nothing, and I have learnt to let "
                "them. They walk about; they compare the heights of things; a boy called Kit "
                "always finds the worst picture in the medical section. At the fourth visit "
                "someone sits down by mistake and reads. By the tenth about twenty of them have a "
                "book on the go that no adult has chosen, and on the way back the line is very "
                "slow, because several are reading as they walk and I have to steer them round the "
                "lamp posts by the hood."
            ),
            (
                "It only works with a great many books. That is my evidence, such as it is. With a "
                "hundred and twelve there is a right one and a wrong one, and a child who has been "
                "wrong often enough stops guessing. With thirty thousand nobody can be wrong. You "
                "pull out a thing about eels and you put it back."
            ),
            (
                "I read the plans for 2040 and see studios, labs, pods. My pupils have pods. They "
                "have everything that plugs in. What most of them do not have at home is more than "
                "one shelf of anything, and the sensation of *too many books* is one that the "
                "state can give a child quite cheaply."
            ),
            (
                "Keep the floor space, then. Keep the wrong books as well as the right ones. And "
                "if someone could see about a crossing by the petrol station, I would bring the "
                "other classes."
            ),
        ),
        pull_quote="They have everything that plugs in.",
        position=2,
        confidence=8,
        tags=("schools", "children", "lending"),
    ),
    Answer(
        title="I Think It Is Upstairs",
        dek="Extracts from the diary of a reference librarian who shared her desk with a machine.",
        people=(
            Person(
                name="Gerlinde Harrowpin",
                bio=(
                    "Gerlinde Harrowpin has been Reference Librarian at the Example Harbour "
                    "Library since 2003. She and the ferryman were invented for this sample."
                ),
            ),
        ),
        body=(
            (
                "For six months we had a machine on the enquiry desk. You typed your question and "
                "it replied in full sentences, with great courtesy, at any hour, about anything. I "
                "was asked to keep a diary of it."
            ),
            "*Week one.* It is right, nearly always, and quicker than I am.",
            (
                "*Week two.* A man asks it when the ferry stopped running to the point. It gives a "
                "year. I would have said that I thought it was upstairs, in the harbour ledgers, "
                "and should we look? He thanks it and leaves. In week five another man asks the "
                "same thing and gets another year."
            ),
            (
                "*Week nine.* I notice that no one has gone upstairs this month. So I go. The "
                "ledgers, for what they are worth, give a third date, and a reason: the ferryman "
                "had married a woman on the point and had no further need to cross."
            ),
            (
                "*Week fourteen.* A schoolgirl argues with it for most of an hour. It concedes "
                "everything. She comes over to me, quite upset, and asks how she is supposed to "
                "find out what she thinks if it keeps on agreeing."
            ),
            (
                "I am not sentimental about my trade; most enquiries are for the lavatory. But "
                "there comes a moment in a real one when I say *I don’t know*, and the reader’s "
                "face alters, since now there are two of us. Then we walk to the shelf together. "
                "What we take down has an author who can be blamed, a date, and a rival two books "
                "along. In 2040 people will have answers coming out of the walls. A library will "
                "be where you go when you have had enough of them and would like to see the books."
            ),
        ),
        pull_quote="In 2040 people will have answers coming out of the walls.",
        position=2,
        confidence=7,
        tags=("technology", "staff", "archives"),
    ),
    Answer(
        title="Put the Best Computer Where Anyone Can Sit",
        dek=(
            "If public libraries were founded today, on the old principle and without the old "
            "habits, what would they buy?"
        ),
        people=(
            Person(
                name="Nūrwasīm Kutubghāb",
                bio=(
                    "Nūrwasīm Kutubghāb is Director of Open Computing at the Sample Foundation for "
                    "Digital Rights. He was a 2020 Fellow at Specimen University. He is an "
                    "invented person, and so is his pilot scheme."
                ),
                handle="sample_nurwasim",
            ),
        ),
        body=(
            (
                "The first public libraries bought what no working household could afford and let "
                "anyone who came through the door use it. In those days it was an encyclopaedia in "
                "twenty-four volumes. Suppose that they were founded now, on the same principle, "
                "with no buildings and no habits to live up to. What would they buy?"
            ),
            (
                "Hardly paper. They would ask, as their founders did, which instrument divides "
                "those who have it from those who do not, and the answer is plain to anybody who "
                "hires. It is serious computing: the systems that draft, check, translate, "
                "simulate and design, of the grade that firms pay for, and not the grade that is "
                "given away with advertisements in it. A lawyer’s office has it. The tenant on the "
                "other side of the case has a telephone with a cracked screen."
            ),
            (
                "So, in each branch by 2040, one room. Twelve good desks. Systems run by the "
                "libraries themselves, on their own machines, under their own rules: nothing kept, "
                "nothing sold, sources shown. A member of staff who can tell when it is talking "
                "rubbish, and says so. You would book it as you book a squash court."
            ),
            (
                "I have run a trial of this in a former newspaper room. Among those who came were "
                "a woman checking a quotation for scaffolding, a retired turner modelling the "
                "bearing he had wanted to make since 1988, and a care worker who turned her night "
                "notes into a complaint so well ordered that the agency paid up. None of them was "
                "searching for information. They were doing what people with offices do."
            ),
            (
                "My friends in reference work dread this room. It could make people lazy, they "
                "say, and they are right. So did the encyclopaedia; ask anyone who taught with "
                "one. The remedy then was a librarian at the next table. It still is, and I would "
                "pay her more than the machine costs."
            ),
        ),
        pull_quote="They were doing what people with offices do.",
        position=5,
        confidence=8,
        tags=("technology", "work", "democracy", "money"),
    ),
    Answer(
        title="Mondays and Thursdays",
        dek="“Mondays I go for a book. Thursdays I go in order to have been somewhere.”",
        people=(
            Person(
                name="Isolde Grubbinthwaite",
                bio=(
                    "Isolde Grubbinthwaite is Honorary Reader-at-Large at the Sample Observatory "
                    "on Ageing. She is eighty-six and an invented person, and was never a "
                    "librarian."
                ),
            ),
        ),
        body=(
            (
                "I shall not be here in 2040, or if I am I shall be a hundred and past caring, so "
                "you may take this as disinterested."
            ),
            (
                "I go to the library on Mondays and Thursdays. Mondays I go for a book. Thursdays "
                "I go in order to have been somewhere. These are different errands and I dress "
                "differently for them. On a Monday I know what I want, I get it, and I am civil. "
                "On a Thursday I take my time over the newspapers and am available for "
                "conversation, though not with everyone; there is a man who explains drains."
            ),
            (
                "People who write about the old assume that we are all Thursday. They make us a "
                "chatty corner, with a sign that says so. I cannot imagine anything more likely to "
                "dry up talk than a sign. What does the trick is having something else that one is "
                "supposed to be doing. I have had the best conversations of my widowhood over a "
                "jammed date stamp."
            ),
            (
                "Others assume that we are all Monday, and send the books to the house in a van or "
                "down the wire, so that we need not be troubled. I was not troubled. It is four "
                "hundred yards and a bench. Take away the errand and you have taken away the walk, "
                "the coat, the lipstick and the man with the drains, whom I would miss."
            ),
            (
                "So I cannot tell you whether the book is the more important or the being "
                "somewhere. It is like asking whether one goes to church for God or for the "
                "singing: one had better not enquire, so long as the two are still under one roof. "
                "Put me in the middle. And do something about the labels on the plants in the "
                "foyer, which nobody can read at any age."
            ),
        ),
        pull_quote="I cannot imagine anything more likely to dry up talk than a sign.",
        position=3,
        confidence=6,
        tags=("ageing", "lending", "buildings"),
    ),
    Answer(
        title="I Was Banned",
        dek="A man who was kept out for a year made a list of what he missed.",
        people=(
            Person(
                name="Ruben Loosestrafe",
                bio=(
                    "Ruben Loosestrafe is Peer Adviser at the Example Harbour Library. He is an "
                    "invented person and has since apologised to the fish."
                ),
                handle="sample_ruben",
            ),
        ),
        body=(
            (
                "I was banned from my library for a year. I won’t dress it up. I was drinking "
                "then, I shouted at a man about a newspaper, and the tank that got broken had fish "
                "in it. They gave me a letter with a map. The map had a red line round the "
                "building, out to the bollards."
            ),
            (
                "You find out what a place lends you when it stops. I could still get books: my "
                "sister fetched them on her ticket, and there’s a shelf of swaps at the station. I "
                "read as much that year as in any other. So, books, no difference. I’m telling you "
                "because you asked."
            ),
            (
                "What I hadn’t got was this. A clock that I’d any reason to look at. A door where "
                "somebody said morning. Heat, obviously. A tap. The use of a table with other "
                "people’s elbows on it, so that you keep your own in. Being one of the ones who’s "
                "there, so that when the new lad asks how the scanner works they point at you. I’d "
                "had no idea I was any of that. I had thought I was just sitting."
            ),
            (
                "The other thing was being expected. On the day the ban ran out I stood at the "
                "bollards for an hour, because I’d got it into my head that there would be a "
                "scene. The woman on the desk looked up and said that my chair had been recovered "
                "and I’d not like the green. That was all. I went and had a look at it. She was "
                "right."
            ),
            (
                "Four days a week now I sit near the door with a badge and talk to people who are "
                "about to get a letter with a map. Mostly they don’t get it. In 2040 I hope that "
                "somebody’s still doing this, drunk or sober. Five out of five. I never missed a "
                "book. I missed being missed."
            ),
        ),
        pull_quote="You find out what a place lends you when it stops.",
        position=5,
        confidence=9,
        tags=("democracy", "staff", "buildings"),
    ),
    Answer(
        title="Let Them Be Loud on Tuesdays",
        dek="Instructions for a noisy morning, from eleven years of practice.",
        people=(
            Person(
                name="Perpetua Glimm-Hatherquist",
                bio=(
                    "Perpetua Glimm-Hatherquist is Lead for Play at the Dummy County Library "
                    "Service. She is an invented person and has a good source of cardboard."
                ),
                handle="sample_perpetua",
            ),
        ),
        body=(
            (
                "*Before.* Move the crime novels up one shelf; toddlers go for shiny spines. "
                "Unlock both lavatories. Warn the chess players, who will come anyhow and "
                "complain, which is part of their pleasure. Put out cardboard. It should be more "
                "cardboard than seems responsible. Ours comes from the shop that sells fridges."
            ),
            (
                "*Ten o’clock.* Do not start anything. This is the hardest thing to teach new "
                "staff, who arrive with a puppet and a plan. If you begin an activity you will "
                "have an audience, and half of it will be good at the activity. If you merely "
                "leave out forty boxes, a bucket of pegs and a rug, then within a quarter of an "
                "hour there is a harbour, or a hospital, and a girl who has not spoken at nursery "
                "is telling a boy twice her size that he is the anchor."
            ),
            "*Eleven.* Noise. Let it. Someone will say that this is a library. Agree with them.",
            (
                "*Half past.* One child will wander out of the harbour and sit down under the "
                "picture books with her back to it all. There is always one and never the same "
                "one. Leave a lamp there. She can only do that because the harbour is going on. "
                "Quiet is a thing that you find at the edge of a noise. Children who are only ever "
                "hushed do not get to discover where the edge is."
            ),
            (
                "*After.* Count nothing but pegs. A few families will take books home, and the "
                "harbour will have got into which ones. But I would be lying if I claimed that "
                "this is what Tuesdays are for. The parents have screens, lessons, and flats with "
                "neighbours below. We lend them a floor. If by 2040 every library has one loud day "
                "and six quieter ones I shall retire, and someone else can telephone the fridge "
                "shop."
            ),
        ),
        pull_quote="Quiet is a thing that you find at the edge of a noise.",
        position=4,
        confidence=8,
        tags=("play", "children", "silence"),
    ),
    Answer(
        title="Paste, Thread, Patience",
        dek="“They can be bought, they can be broken, and that is the entire plot.”",
        people=(
            Person(
                name="Bożmira Czytęcka",
                bio=(
                    "Bożmira Czytęcka has been Conservator at the Specimen Archive of Everyday "
                    "Life since 2011. She is an invented person with paste on her sleeves."
                ),
                handle="sample_bozmira",
            ),
        ),
        body=(
            (
                "There is a book about pigeons on my bench for the fourth time. I resewed it when "
                "I was new here, rebacked it a few years on, and have twice replaced the page on "
                "canker, which somebody in this town evidently needs at arm’s length in a loft. By "
                "the date slips it has been out something over three hundred times. It cost less "
                "than a sandwich does now."
            ),
            (
                "I have been to the repair evenings that our library holds for other objects, and "
                "I admire them. I have stood with a very clever volunteer over a bread maker, and "
                "we found the fault at once: a small grey part, sealed in, made to fail, not sold "
                "separately. He put the lid back with such gentleness. Most of what libraries plan "
                "to lend in 2040 belongs to that family. They can be bought, they can be broken, "
                "and that is the entire plot."
            ),
            (
                "A book can be *kept going*. It is the last common manufactured object whose "
                "insides an ordinary person may learn to mend in a week, with flour paste, linen "
                "thread and a bone folder, and where the mend is stronger than what it mends. I "
                "teach it on Saturdays. Bus mechanics are best, then grandmothers; art students "
                "worry too much."
            ),
            (
                "People call this quaint. I think that it is the only serious engineering in the "
                "building. A lending library is a promise that the next person will get what you "
                "got, and the promise is exactly as good as the hinge."
            ),
            (
                "So I disagree with you, strongly. Whatever may be lent most often in 2040, the "
                "most important loan will be of something that can still be lent in 2140. I know "
                "of one candidate. It is about pigeons."
            ),
        ),
        pull_quote=(
            "A lending library is a promise that the next person will get what you got, and the "
            "promise is exactly as good as the hinge."
        ),
        position=1,
        confidence=9,
        tags=("lending", "archives", "climate"),
    ),
    Answer(
        title="On Being Forty-First in the Queue",
        dek="",
        people=(
            Person(
                name="Marjolie Emberquay",
                bio=(
                    "Marjolie Emberquay is a Lecturer in Operational Research at Specimen "
                    "University. She was a 2018 Fellow at the Placeholder Centre for Public Money. "
                    "She is an invented person and was forty-first."
                ),
            ),
        ),
        body=(
            (
                "I study queues, and the library reservation list is my favourite, since it is the "
                "only one in which the people waiting cannot see each other and nobody ever pushes "
                "in."
            ),
            (
                "Last spring I was forty-first for a novel that everyone was reading. The library "
                "had six copies. At three weeks a loan, with a few days on the hold shelf, I would "
                "have it in about five months.[1] I did not mind. I minded what the library did "
                "next, which was to buy fourteen more. They arrived in time for the fashion to "
                "end. There are now twenty copies on the shelf, and you may have as many as you "
                "like."
            ),
            (
                "The obvious moral is that books are a poor thing to queue for, and that libraries "
                "should lend what does not go out of date. Let me give the other side. In the same "
                "week I was second in the list for a floor sander. The library had one. The person "
                "before me kept it for nine days and then brought it back broken, and the wait, "
                "which should have been a weekend, became for ever.[2] Long queues with many "
                "servers are slow and safe. Short queues with one server are quick until they are "
                "infinite."
            ),
            (
                "Which of these is the *important* kind of loan, I cannot say, for my subject has "
                "no theory of importance. It can tell you what to do about ignorance, however. A "
                "queue is the only vote that most libraries ever hold. Hardly any of them publish "
                "the count. I should like to see the list on the wall in 2040: what this town is "
                "waiting for, how many of us, for how long, and what it would cost to make the "
                "waiting stop. Then let people say whether to buy the fourteen novels, or a second "
                "sander, or neither."
            ),
            (
                "I have the novel at last. It is about a woman who waits for a letter. I am on "
                "page 30 and have begun to skip."
            ),
        ),
        notes=(
            (
                "Forty people ahead, six copies, twenty-four days a turn: 160 days. The library "
                "and the novel are invented; the division is not."
            ),
            (
                "Strictly, its expectation did not exist, which in an invented example one can "
                "arrange."
            ),
        ),
        pull_quote="A queue is the only vote that most libraries ever hold.",
        position=3,
        confidence=7,
        tags=("lending", "money", "technology"),
    ),
    Answer(
        title="A Library That Rents Is a Customer",
        dek="“One night in February two hundred novels vanished.”",
        people=(
            Person(
                name="Petra Inglenuck",
                bio=(
                    "Petra Inglenuck is a Lecturer in Copyright at Specimen University. An "
                    "invented person, she has drafted the page and a half."
                ),
            ),
        ),
        body=(
            (
                "There is a shelf in my branch that nobody can see. It holds some nine thousand "
                "titles which the library lends as files, and of which it owns none. Each is "
                "leased, for so many loans or so many months, whichever runs out first, and then "
                "it must be leased again at that year’s price or it disappears.[1] One night in "
                "February two hundred novels vanished. No one had broken in. A contract had "
                "reached its last page."
            ),
            (
                "Libraries used to rest on a small and boring rule: whoever buys a copy may lend "
                "it. You need ask neither the author nor the publisher, nor tell them; you could "
                "lend what they had come to regret. Nearly everything we admire in libraries runs "
                "downstream from that rule. Old books survive because somebody bought one. Banned "
                "books survive because nobody can reach into the shelf."
            ),
            (
                "With files the rule does not apply, or has not been let.[2] So the institution "
                "that used to be an owner is now a customer, and customers get what is offered. If "
                "we go on like this, the proposition will have come true by 2040 in the stupidest "
                "manner. Libraries will have stopped lending books because they have none, and "
                "will be lending ukuleles to cover the embarrassment."
            ),
            (
                "I think that we shall notice in time, so I disagree, with more hope than "
                "confidence. What needs doing is known. Let a library buy a file outright, keep it "
                "on its own machines, lend it to one reader at a time, and mend it when formats "
                "change. Pay authors properly for each loan out of public funds. It comes to a "
                "page and a half of statute. I have a draft, and so has everyone else in my field."
            ),
            (
                "Until then, buy paper. It is the only format whose terms cannot be altered after "
                "you have gone home."
            ),
        ),
        notes=(
            "The terms are those of an invented branch and describe no actual supplier.",
            (
                "How far it applies differs from country to country and is argued over. This is a "
                "sample text and nobody’s legal advice."
            ),
        ),
        pull_quote="Banned books survive because nobody can reach into the shelf.",
        position=2,
        confidence=7,
        tags=("lending", "money", "technology", "democracy"),
    ),
    Answer(
        title="The Suit Goes Out on Wednesdays",
        dek="“A book tells you how to behave at an interview; a jacket lets you forget about it.”",
        people=(
            Person(
                name="Rufina Marrowby",
                bio=(
                    "Rufina Marrowby is Wardrobe Librarian at the Dummy County Library Service. "
                    "She was invented for this sample in a size fourteen."
                ),
            ),
            Person(
                name="Fumikaze Hondanamori",
                bio=(
                    "Fumikaze Hondanamori is Tailor in Residence at the Dummy County Library "
                    "Service. He is an invented person and can tell your collar by your walk."
                ),
            ),
        ),
        body=(
            (
                "We keep sixty-one suits, nineteen dresses, forty pairs of black shoes and a top "
                "hat. One of us issues them and the other takes them in. They go out on "
                "Wednesdays, because interviews in this county are mostly on Thursdays and "
                "funerals on Fridays, and come back on Mondays, pressed or otherwise."
            ),
            (
                "The tailor should like to explain about trousers. A man who comes for trousers "
                "has usually been told by several people that he must present himself better, and "
                "he arrives braced for a sixth. It is necessary to be brisk. One says: arms up. "
                "One says: you have been wearing the wrong size since school, who did that to you? "
                "By the time the pins are in, he is telling you about the job, and he has "
                "straightened his back to do it, and that is when you measure."
            ),
            (
                "The librarian should like to explain about the shelf mark. Each suit has one, "
                "sewn in, and a slip in the pocket with the dates it has been out, though never "
                "the names. Borrowers read the slip. They see that a suit has been to eleven "
                "Thursdays before theirs. We did not plan that, but it does more good than the "
                "lining."
            ),
            (
                "There are two shelves of books beside the rail, on applying for work. They do go "
                "out, though seldom on Wednesdays. A book tells you how to behave at an interview; "
                "a jacket lets you forget about it."
            ),
            (
                "Charity shops, people say. But a charity shop sells you what somebody no longer "
                "wanted, and you know it all day long. What we hand over belongs to the county, "
                "like the bridge. It is lent to the unemployed and to a councillor who has spilt "
                "soup. Nobody is on the way up or down; they are merely on Wednesday."
            ),
            (
                "We answer five. The top hat has been out once, to a child, for a snowman, and was "
                "returned on time."
            ),
        ),
        pull_quote="Nobody is on the way up or down; they are merely on Wednesday.",
        position=5,
        confidence=7,
        tags=("lending", "work", "money"),
    ),
    Answer(
        title="Chopping Boards Are Shelved by the Sink",
        dek="The keeper of a public kitchen reports on its first six years and one fire.",
        people=(
            Person(
                name="Cordula Knapweedle",
                bio=(
                    "Cordula Knapweedle is Kitchen Librarian at the Example Harbour Library. She "
                    "is an invented person, and it was a very small fire."
                ),
                handle="sample_cordula",
            ),
        ),
        body=(
            (
                "On the second floor, where Bound Periodicals used to be, there are now six hobs, "
                "two ovens, a sink the length of a rowing boat and a table for twenty. You may "
                "book a hob by the hour. Knives are issued against a library ticket and counted "
                "back in. Chopping boards are shelved by the sink, in order of size, and woe "
                "betide you."
            ),
            (
                "We have eleven hundred cookery books along the end wall, and I used to think that "
                "they were the library and the hobs were the gimmick. I have turned round "
                "completely. A recipe is a set of instructions for people who can already do it. "
                "It says *until done*. It says *a knob*. I have seen an educated man weep over the "
                "word *fold*."
            ),
            (
                "What passes between people at that table is the part the books left out. A boy "
                "learns when the onions are ready by hearing a stranger say, not yet, listen. A "
                "lady who speaks perhaps forty words of our language has taught half the harbour "
                "to stretch dough, and has picked up some four hundred words in return, though "
                "they are nearly all about dough. There is a widower who had never boiled an egg. "
                "There are students from bedsits with a kettle and a ring. On Fridays the table is "
                "full and nobody has been *brought together* by anybody; they all just needed an "
                "oven."
            ),
            (
                "The books have not suffered. They are borrowed more than before, and come back "
                "with turmeric on them, and in the margins you will find the next stage of the "
                "argument: *more salt*, and in another hand, *no*. I have stopped rubbing it out. "
                "I enter it in the catalogue as annotated."
            ),
            (
                "But if the choice came, I would lend the hobs. The written half of cooking is "
                "safe in any case. It is the other half which is lost when a grandmother dies and "
                "nobody was standing next to her, and I believe that a public building can stand "
                "next to people."
            ),
        ),
        pull_quote="A recipe is a set of instructions for people who can already do it.",
        position=5,
        confidence=8,
        tags=("lending", "migration", "health", "play"),
    ),
    Answer(
        title="The Ground Floor Pays for Nothing",
        dek=(
            "A developer who puts libraries under flats explains his motives, which are not good "
            "ones."
        ),
        people=(
            Person(
                name="Torquato Dunmerle",
                bio=(
                    "Torquato Dunmerle is Director of Development at Placeholder Homes. He was "
                    "invented for this sample and is said by nobody to be a philanthropist."
                ),
            ),
        ),
        body=(
            (
                "I build flats. In the last ten years I have put four public libraries underneath "
                "them, and the trade press has been kind enough to call me enlightened. I would "
                "like to correct that before it spreads."
            ),
            (
                "The ground floor of a block is a nuisance. Nobody wants to sleep there. Shops "
                "used to take it, but shops are dying, and a shuttered shop takes five per cent "
                "off everything above it. A gymnasium thumps. A restaurant smells. So eight years "
                "ago I offered the council a ground floor for nothing, fitted out, on a long "
                "lease, provided it had lights on until nine at night and a door that opened. They "
                "put a library there. I had expected to lose the rent, and I did. I got it back "
                "from the first and second floors within a month."
            ),
            (
                "I have thought about what my buyers were paying for, since few of them read. One "
                "told me that she liked to get home late and see people at tables. Another has let "
                "his daughter walk back alone from school since it opened, because it is on the "
                "way. They are buying a lit window with someone behind it. It is the cheapest "
                "security, the cheapest neighbour and the cheapest view I know of, and the council "
                "staffs it."
            ),
            (
                "So what will a public library lend in 2040? From where I stand it lends presence, "
                "to a street, and the street pays it back in ways that never reach the librarian. "
                "That strikes me as poor business on her part. Were I advising her, I would tell "
                "her to charge the developers."
            ),
            (
                "I answer four rather than five because of the books. They look well from outside. "
                "I once proposed to an architect that we manage with screens, and saw the "
                "drawings. I have never yet sold a flat with a view of a server."
            ),
        ),
        pull_quote="I have never yet sold a flat with a view of a server.",
        position=4,
        confidence=6,
        tags=("buildings", "money", "work"),
    ),
    Answer(
        title="Nobody Asked for It",
        dek="“It is the most generous sentence in the language and it isn’t even finished.”",
        people=(
            Person(
                name="Belmirça Livrãozinho",
                bio=(
                    "Belmirça Livrãozinho was a 2019 Translator in Residence at Specimen "
                    "University. She is an invented person; her drought, her author and her reader "
                    "are invented too."
                ),
            ),
        ),
        body=(
            (
                "I translate books that nobody has asked for. Long ago I did a novel of six "
                "hundred pages on a drought, by an author with no telephone. It sold two hundred "
                "and six copies in its first year. Of these, a hundred and forty were bought by "
                "public libraries."
            ),
            (
                "I have thought about those hundred and forty a good deal. No borrower had "
                "requested it. There was no prize, no poster, no film. Each time somebody in a "
                "back office, with a list and a budget, must have come to the line with my drought "
                "on it and thought: well, one of our readers might. It is the most generous "
                "sentence in the language and it isn’t even finished."
            ),
            (
                "The rest of the world is arranged the opposite way. It finds out what you want "
                "and gives you that, a little quicker each year. A library that lends things on "
                "demand, whether drills or studios or films, is in the same trade as everyone else "
                "and will always be worse at it. Demand is the one thing that is already well "
                "supplied."
            ),
            (
                "In short supply is what you had no idea of wanting. It has to stand there, for "
                "years perhaps, at the height of your hand, taking up room, being no use, until "
                "the day you come in out of the rain in a certain mood. Only books are cheap "
                "enough and thin enough to be kept waiting in such numbers. You could not do it "
                "with boats."
            ),
            (
                "A reader wrote to me once about the drought. She had found it in a branch on an "
                "estate, eleven years on the shelf and the spine uncracked, and it had got her "
                "through the worst month of her life. She was its first borrower. By any measure "
                "of performance it should have been thrown out ten years before. For 2040 I "
                "forecast, and pray, that somebody will still be buying on the strength of "
                "*might*."
            ),
        ),
        pull_quote="Demand is the one thing that is already well supplied.",
        position=1,
        confidence=8,
        tags=("lending", "money"),
    ),
    Answer(
        title="My Sister-in-Law Would Burn the Chairs",
        dek=(
            "An exchange of notes between a designer of signs and a lecturer who has read too many "
            "of them."
        ),
        people=(
            Person(
                name="Iolo D’Arkwhistle",
                bio=(
                    "Iolo D’Arkwhistle is Designer of Signs at the Example School of Architecture. "
                    "He is an invented person and made the cone."
                ),
                handle="sample_iolo",
            ),
            Person(
                name="Merrin Drabwicke",
                bio=(
                    "Merrin Drabwicke is Senior Lecturer in Reader Behaviour at the Dummy College "
                    "of Librarianship. She was invented for this sample and slept through it."
                ),
            ),
        ),
        body=(
            (
                "Dear Iolo, they want one answer from the pair of us, which shows how little they "
                "know. I’ll begin. By 2040 I would take out every chair. Libraries have become "
                "places to sit. I want places to *go through*, like a market: stalls, voices, a "
                "book thrust in your hand, and off. Chairs breed laptops and laptops breed scowls. "
                "Yours, Merrin."
            ),
            (
                "Dear Merrin, you once fell asleep in the Harbour Library for so long that they "
                "put a cone beside you. I made the cone. I have designed signs for libraries since "
                "I left school, and the commonest one, under all its disguises, reads *please do "
                "not*. Do not eat, do not talk, do not move this. You would just be adding "
                "another: do not stay. By 2040 I’d like there to be no signs at all. Iolo."
            ),
            (
                "Dear Iolo, no signs is the dream of a man who knows where the lavatory is. People "
                "who are new want to be told. But I grant you the prohibitions. Suppose that every "
                "sign had to begin with *you may*. You may move the chairs. You may eat, though "
                "not soup. You may take this home. M."
            ),
            (
                "Dear Merrin, *you may take this home* is the only sign I would be proud of, and I "
                "notice that it works as well on a tent as on a book. I notice also that you have "
                "let the chairs back in. I."
            ),
            (
                "Dear Iolo, so I have. Are we agreed, then? What the place lends matters less than "
                "the tone in which it offers. Put us down as a three. M."
            ),
            "Dear Merrin, three. I know that you will write to them separately and say four. I.",
        ),
        pull_quote="What the place lends matters less than the tone in which it offers.",
        position=3,
        confidence=4,
        tags=("buildings", "silence", "lending"),
    ),
    Answer(
        title="Twelve Hours by the Door",
        dek="",
        people=(
            Person(
                name="Sŏrim Chaekkalpi",
                bio=(
                    "Sŏrim Chaekkalpi is Door Supervisor at Placeholder City Libraries. Invented "
                    "for this sample, she is a poor sleeper and a good judge of umbrellas."
                ),
            ),
        ),
        body=(
            (
                "I’m the one in the jacket. I stand by the door of the central library from nine "
                "to nine, with an hour for lunch, and I work for a firm that also does a night "
                "club and a fish market. My training covered eleven holds and no conversations. In "
                "three years I have used none of the holds."
            ),
            (
                "What I do is say hello. It began as a trick: you look at a face, and say hello to "
                "it, and then you know whether there’ll be trouble. But people started to say it "
                "back, and after that they told me things. I know who has had a result from the "
                "hospital. I know which of the students has stopped going to her lectures and "
                "hasn’t told her father. A man shows me a photograph of his dog each day, the same "
                "photograph, the same dog. I’m not a librarian, so I am not *for* anything, and I "
                "think that’s why."
            ),
            (
                "People come past me with books under their arms, plenty of them. I check the "
                "umbrellas more than the books. If you ask what they’re being lent in there, I "
                "would say a break from being checked. I was at the fish market for a year, and "
                "there everybody coming through the gate was asked what their business was. Here I "
                "am not allowed to ask. It’s in the contract, clause nine. *No person shall be "
                "required to state a purpose.* I learnt it by heart. I have never worked anywhere "
                "else that had such a clause, and I’ve worked on a church."
            ),
            (
                "So for 2040 I’d have no guards, and failing that I’d have guards who belong to "
                "the library, at the library’s wage, in the library’s cardigan. And clause nine "
                "over the entrance, in big letters, facing out. A four from me. I would have said "
                "five, but I’ve started on the novels. It’s a long day, and you can read standing "
                "up if you rest the spine on your radio."
            ),
        ),
        pull_quote="My training covered eleven holds and no conversations.",
        position=4,
        confidence=7,
        tags=("staff", "work", "democracy"),
    ),
    Answer(
        title="I Stole From You for Eleven Years",
        dek="An open letter, with thirty-four enclosures.",
        people=(
            Person(
                name="Þórvör Bókhlöðudóttir",
                bio=(
                    "Þórvör Bókhlöðudóttir is Honorary Debtor at the Dummy County Library Service. "
                    "She is an invented person with an entirely invented criminal record."
                ),
                handle="sample_thorvor",
            ),
        ),
        body=(
            (
                "Dear Library, between the ages of nine and twenty I stole thirty-four books from "
                "you. I did it under a green coat that had belonged to my aunt. I return them with "
                "this letter, except for the atlas, which I am still using."
            ),
            (
                "I want to be exact about why, as I gather that you are deciding what you are for. "
                "It was not for want of a ticket. I had a ticket, and the ladies were kind. But a "
                "borrowed book has a date in it, and I was a child from whom things were removed: "
                "two houses, a father, a school, a brother for some of the time. I wanted a thing "
                "that had been meant for everybody and was nevertheless not going back. I knew "
                "quite well that it was wrong. I used to move the others along so that the gap "
                "would not show."
            ),
            (
                "I have since read in the newspaper that you lend out tents and ice-cream makers, "
                "and that this is the coming thing. I wish you joy of it. But ask yourselves what "
                "is worth taking. I was in and out of your building for eleven years with a "
                "capacious coat, and I never once thought of stealing a chair. I could have had "
                "the cassettes. A person takes what she cannot do without, and in all that time it "
                "was only ever the one sort of object."
            ),
            (
                "You ought to have caught me. I believe that one of you did. When I was fifteen I "
                "put a large history of the whale under my arm and met the eye of the lady with "
                "the glasses on a chain. She came round the counter. She did up my top button, "
                "said that it was bitter out, and went back to her stool."
            ),
            (
                "So, when you draw up your list for 2040, I beg you to order more whales than you "
                "can account for. I enclose thirty-three, and a cheque."
            ),
        ),
        pull_quote="I never once thought of stealing a chair.",
        position=1,
        confidence=10,
        tags=("lending", "children", "money"),
    ),
    Answer(
        title="I Have Not Been Since 1996",
        dek=(
            "A man who does not use libraries, and will be paying for them, is asked his opinion "
            "at last."
        ),
        people=(
            Person(
                name="Zsüllő Könyvhátyi",
                bio=(
                    "Zsüllő Könyvhátyi is a Lay Panellist at the Placeholder Centre for Public "
                    "Money. He sells guttering and is an invented person."
                ),
            ),
        ),
        body=(
            (
                "They were short of somebody like me. I sell guttering. I have not set foot in a "
                "public library since 1996, when I went in to ask the way. I have nothing against "
                "them. I have a telephone, a van with a radio, and a wife who reads for both of "
                "us."
            ),
            (
                "So I cannot tell you what it should lend. Books, I suppose, or not. I gave myself "
                "a two for confidence and that was rounding up. But I was asked to the panel "
                "because people like me are most of the people who pay, and it has struck me, "
                "listening to the others for three evenings, that every one of them assumes that I "
                "need to be won. I should be tempted with a lathe. I should be offered coffee. "
                "There was a slide with my sort on it: *lapsed and never-users*. I looked at that "
                "slide for some time."
            ),
            (
                "Nobody has asked whether I mind. I don’t. I pay for it as I pay for the lifeboat, "
                "and I live inland. I have never wanted the lifeboat to diversify. If a man from "
                "the lifeboat came to my door and said that they were hoping to be more relevant "
                "to me by 2040, I would wonder what was going on at sea."
            ),
            (
                "What I would like is to be told once a year, on one side of paper, what it costs "
                "me and what it did. Short words. Someone it helped, and how; something that went "
                "wrong; what they are short of. I would read that. I might even go and look."
            ),
            (
                "Then do whatever it is that you are best at, and do it properly, and stop looking "
                "over your shoulder at me. I will go on not coming. You can depend on it."
            ),
        ),
        pull_quote="I pay for it as I pay for the lifeboat, and I live inland.",
        position=3,
        confidence=2,
        tags=("money", "democracy"),
    ),
    Answer(
        title="The Machine That Plays the Other Machine",
        dek="“I lend people their own voices.”",
        people=(
            Person(
                name="Brónach Ciúnverre",
                bio=(
                    "Brónach Ciúnverre is Curator of Playback at the Specimen Archive of Everyday "
                    "Life. She is an invented person, and her spare parts are kept under an "
                    "invented bed."
                ),
                handle="sample_bronach",
            ),
        ),
        body=(
            (
                "Every household in this town has a shoebox. In it are reels, cassettes in three "
                "sizes, discs of a kind that were sold for about four years, a telephone with a "
                "dead battery and eleven hundred photographs inside. People do not throw the "
                "shoebox away, and they cannot open it either, in any sense that counts. A tape "
                "that nobody can play is a small brown ribbon."
            ),
            (
                "I keep the machines that play the other machines. There are fifty-two of them on "
                "steel racks in the basement of the branch, and there is a bench with good "
                "headphones. I lend the portable ones and I sit beside people at the rest. I can "
                "usually tell within a minute which kind of afternoon it will be. There are the "
                "ones who laugh, mostly at hair. And there are the ones who hear their mother say "
                "the name of the dog, and reach for the stop key, and do not press it."
            ),
            (
                "You may call that a service for the sentimental. Then let me tell you about the "
                "pensions case: a foreman’s voice, on a cassette from 1979, reading out who had "
                "worked in the lagging shed. Or the man who proved where a footpath ran. Half of "
                "what ordinary people know was never written down, and by 2040 what they recorded "
                "in its place will be sealed in objects that no shop can start."
            ),
            (
                "Books are in no such danger. A book is its own machine; you can leave it in a "
                "shoebox for two centuries. I admire that more than most, since I spend my days "
                "among things which failed at twenty. But for exactly that reason it is not the "
                "book that needs a public institution with a soldering iron."
            ),
            (
                "I lend people their own voices. I am fifty-eight, I have one apprentice, and the "
                "belts for the wide-reel deck come from a man who cuts them by hand and is older "
                "than I am. Somebody should write this into a budget quite soon."
            ),
        ),
        pull_quote="A tape that nobody can play is a small brown ribbon.",
        position=5,
        confidence=8,
        tags=("archives", "technology", "ageing", "lending"),
    ),
    Answer(
        title="Minutes of a Meeting Not Yet Held",
        dek=(
            "A committee clerk has taken the liberty of writing up the second Tuesday of March "
            "2040."
        ),
        people=(
            Person(
                name="Emerentia Abelquill",
                bio=(
                    "Emerentia Abelquill is Clerk to the Libraries Committee at Placeholder City "
                    "Libraries. She is an invented person whose minutes have never been "
                    "challenged."
                ),
            ),
        ),
        body=(
            (
                "*Present:* the Chair; four members; the Librarian; one member of the public and "
                "her dog. *Date:* the second Tuesday of March 2040. *Apologies:* from the heating."
            ),
            (
                "*1. Matters arising.* The bread oven has been returned. The Librarian reported "
                "that it had been to eleven street parties and a wake, and that the wake had left "
                "it cleaner."
            ),
            (
                "*2. Lending report.* Loans for the quarter, in order: seats; the van; people, by "
                "the hour (a plumber, two former judges, and Mr Pellamy, who will sit with you); "
                "tools; books; silence, by appointment. The Chair observed that books were in "
                "fifth place. A member asked whether this should worry anyone. The Librarian said "
                "that it was the same number of books as ten years ago, and that it was the rest "
                "that had grown."
            ),
            (
                "*3. Complaint.* A resident had borrowed a former judge to settle a matter of a "
                "hedge and was dissatisfied with the finding. *Resolved:* that judges are lent as "
                "seen."
            ),
            (
                "*4. Public questions.* The member of the public said that she had come in, in "
                "2031, to get out of the rain, and had been in most days since. She wished to know "
                "what she owed. The Librarian looked it up, and said that nothing was recorded, "
                "there being no record. She said that this was what she had been afraid of, and "
                "could she at least do something. *Resolved:* that she be lent, on Thursday "
                "afternoons, with the dog."
            ),
            (
                "*5. Shelving.* A proposal to remove a further bay was put to the vote. Two for, "
                "two against. The Chair, having the casting vote, asked to look at it first, took "
                "down a book from the bay in question, and did not come back to the agenda."
            ),
            (
                "*6. Next meeting.* To be fixed when the Chair has finished chapter two. The "
                "Committee rose, quietly, at 9.40."
            ),
        ),
        pull_quote="She wished to know what she owed.",
        position=4,
        confidence=5,
        tags=("democracy", "lending", "silence", "money"),
    ),
)
