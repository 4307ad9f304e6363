import { type LanguageTexts, question, section } from './texts.ts';

/** English, in sentence case; speaks to the writer in the imperative. */
export const english: LanguageTexts = {
	tag: 'en',
	quotes: ['“', '”'],
	colon: ': ',
	notice:
		'This is an outline, made without AI: it states no facts. Answer each prompt in your own words, then delete the prompts, the word counts and this line.',
	labels: { brief: 'Your brief:', title: 'Working title:', tone: 'Tone:', length: 'Length:' },
	words: { one: 'word', other: 'words' },
	tones: {
		neutral: 'neutral – state what is so and leave judgement to the reader',
		friendly: 'friendly – warm and direct, as to someone you know',
		professional: 'professional – precise and courteous, each term used in one sense only',
		conversational: 'conversational – short sentences, words you would say aloud',
		enthusiastic: 'enthusiastic – show what excites you and why, rather than piling up adjectives',
		authoritative: 'authoritative – clear statements, each backed by a source or by experience',
	},
	conjunctions: ['or'],
	stepStem: 'step',
	questionsHeading: 'Frequently asked questions',
	checklist: section(
		'Before you publish',
		'Every number, name, date and quotation checked against its source',
		'The first two sentences tell the reader what they will get',
		'Each heading makes sense to someone who reads only the headings',
		'Every image has alternative text and may be used here',
		'Every link works and says where it leads',
		'All prompts and word counts of this outline deleted',
	),
	types: {
		article: {
			opening: section(
				'Opening',
				'Begin with one concrete thing: a scene, a figure with its source, or a question your reader is asking.',
				'Say in one sentence what this article answers.',
				'Say whom it is for, and what it leaves out.',
			),
			background: section(
				'What you need to know first',
				'Explain the two or three terms without which the rest can’t be followed.',
				'What has changed recently, and since when? Give the date and the source.',
				'Who is affected, and how many are they?',
			),
			keyPoints: section(
				'The main points',
				'Set out three to five points, the most useful first; give each its own subheading.',
				'For each point: the claim, the evidence, what follows from it for the reader.',
				'Where experts disagree, name both sides and their reasons.',
				'Cut any point that could stand unchanged in an article on another subject.',
			),
			example: section(
				'An example from practice',
				'Tell one real case: who, where, when and what was done.',
				'Give the result in figures, and say what remained unsolved.',
				'What can readers carry over to their own situation, and what not?',
			),
			limits: section(
				'Limits and objections',
				'State the strongest objection as its supporters would put it, then answer it.',
				'When does the advice given here not apply?',
				'What is not yet known, and who is working on it?',
			),
			questions: [
				question('What is the most important thing to know?', 'The core of the article in two sentences, no preamble.'),
				question('Where should I start?', 'The first action that takes less than a day and costs little.'),
				question('What is the most common misunderstanding?', 'Name it, correct it, give the source.'),
				question('How has this changed in recent years?', 'What was, what is, what brought the change; with dates.'),
				question(
					'Where can I read more?',
					'Two or three sources you have read yourself, each with a note on what it offers.',
				),
			],
			callToAction: section(
				'What to do next',
				'Name one single action and where to do it, with a link.',
				'Say what the reader gains and how long it takes.',
			),
			checklist: [
				'The claim of each main point is backed by a source that readers can open',
				'The strongest objection is answered fairly',
			],
		},
		'how-to': {
			result: section(
				'What you will have at the end',
				'Describe the finished result so that readers can recognise it; show a picture if you can.',
				'Say how long it takes, how hard it is and roughly what it costs.',
				'Say when this is the wrong way, and what to do instead.',
			),
			needs: section(
				'What you need',
				'List tools and materials with quantity, size or version.',
				'Name the knowledge, accounts or permissions needed beforehand.',
				'Put safety warnings and backups here, before the first step.',
			),
			steps: {
				...section(
					'Step by step',
					'Give each step a heading that begins with its verb; one action a step.',
					'After each step, say how readers can tell that it worked.',
				),
				label: (number) => `Step ${number}`,
				first: [
					'What has to be prepared or switched off before anything is changed?',
					'Write the first action as an instruction: verb, object, place.',
					'What should now be seen, heard or measured?',
				],
				middle: [
					[
						'What exactly is to be done? Give the setting, measure or button by its name.',
						'Why now and not later? One sentence, only if order matters.',
						'How does the reader know that it worked?',
					],
					[
						'Write the action so that someone can follow it with one hand on the tool.',
						'What goes wrong most easily here, and what does it look like?',
						'Does a picture or screenshot save words here? Note what it should show.',
					],
					[
						'Write the action, then how long it takes or when to stop.',
						'What changes for other sizes, versions or models?',
						'How can this step be undone?',
					],
				],
				last: [
					'Write the final action: fit, save, switch on again, clean up.',
					'What has to be put back as it was?',
					'How soon may the result be used or put under load?',
				],
			},
			proof: section(
				'How to check the result',
				'Name a test of less than five minutes that shows success beyond doubt.',
				'Give the value, picture or message to expect, and what still counts as good.',
			),
			mistakes: section(
				'Common mistakes and how to fix them',
				'List three mistakes as symptom, cause, remedy.',
				'Say when readers should stop and call a professional.',
			),
			questions: [
				question(
					'How long does it take the first time?',
					'An honest range, with waiting time apart from working time.',
				),
				question(
					'What can I use instead if something is missing?',
					'One substitute for each item, and what it costs in quality.',
				),
				question('Can I undo it?', 'Up to which step, how, and what stays changed.'),
				question(
					'How often does it have to be repeated?',
					'Interval or sign of wear; say what the figure is based on.',
				),
				question('What if it doesn’t work?', 'The first three things to check, most likely first.'),
			],
			callToAction: section(
				'Your turn',
				'Offer one next step: a printable list, the follow-up guide, or a place for questions.',
				'Ask readers for one precise thing, such as their time taken or a picture of their result.',
			),
			checklist: [
				'Someone other than the author has carried out every step, in order',
				'No step uses a tool or material missing from the list',
				'Warnings stand before the step they concern',
			],
		},
		listicle: {
			opening: section(
				'Why this list',
				'Name the decision or problem that the list helps with.',
				'Say in one sentence what sets this list apart from others.',
			),
			selection: section(
				'How the items were chosen',
				'Give the criteria and how many candidates were looked at.',
				'Disclose what was paid for, given or linked for commission.',
			),
			items: {
				...section(
					'The list',
					'Give each item a heading that says what it is and for whom.',
					'Keep the same order of facts in every item, so that they can be compared.',
				),
				label: (number) => `Item ${number}`,
				first: [
					'Open with your strongest item: what is it, in one sentence?',
					'Why does it stand first? Name the criterion.',
					'Give one detail that only someone who has tried it knows.',
				],
				middle: [
					[
						'What is it, and what does it do better than the item before?',
						'Give one example with a figure, place or name.',
						'For whom is it not suited?',
					],
					[
						'Say in one sentence who will need it, and when.',
						'Give price, effort or time, with the date of the information.',
						'Name one drawback.',
					],
					[
						'What surprised you about it?',
						'Describe how it is used, in two or three sentences.',
						'Link the best source for more.',
					],
				],
				last: [
					'Close with an item that readers would not expect here, and say why it belongs.',
					'Give one example with a figure, place or name.',
					'Lead over to the choice: which item is it most often weighed against?',
				],
			},
			choice: section(
				'Which one suits you',
				'Give three typical readers and the item for each.',
				'Name the item to begin with if readers can’t decide.',
			),
			callToAction: section(
				'What is missing?',
				'Ask for one suggestion, with the reason, in the comments or by mail.',
				'Link one guide that goes deeper into one of the items.',
			),
			checklist: ['The number in the title matches the number of items', 'No item repeats another in different words'],
		},
		'product-description': {
			overview: section(
				'At a glance',
				'Say what it is, whom it is for and what it does, in two sentences.',
				'Name the one feature that rival products lack.',
				'Give the price or range of prices, with what is included.',
			),
			benefits: section(
				'What it does for you',
				'Give three to five benefits, each as: situation, feature, what gets easier.',
				'Put a figure to each benefit where it can be proved.',
				'Use your customers’ words; look in reviews and support mail.',
				'Leave out anything that every product of this kind can do.',
			),
			specification: section(
				'Technical details',
				'List size, weight, material, power, compatibility and versions, with units.',
				'Give the item number, country of origin, markings and test certificates.',
				'List what is in the box and what has to be bought separately.',
			),
			use: section(
				'In use',
				'Describe the first use, from unpacking to the first result, with the time it takes.',
				'How is it cleaned, serviced or updated, and how often?',
				'What is it not made for?',
			),
			delivery: section(
				'Delivery, returns and guarantee',
				'Give delivery time and cost for each region.',
				'Explain in one sentence how a return works and who pays for it.',
				'Guarantee: how long, what it covers, whom to contact.',
			),
			questions: [
				question(
					'Does it fit what I already have?',
					'The sizes, connections or versions that fit, and the usual ones that don’t.',
				),
				question(
					'Which size or version should I choose?',
					'A rule that readers can apply with a ruler or at a glance.',
				),
				question('How long does it last?', 'Tested life or guarantee, and which parts can be replaced.'),
				question('What do I do if it arrives damaged?', 'Deadline, address, what to photograph.'),
			],
			callToAction: section(
				'Order now',
				'Write the button in the words of what happens next: order, book, ask for a sample.',
				'Put the last doubt to rest right beside it: returns, delivery day or stock.',
			),
			checklist: [
				'Price, tax, unit price and delivery stated as the law requires',
				'Every superlative proved or deleted',
				'Size and weight measured on the product as it is sold',
			],
		},
		'product-review': {
			verdict: section(
				'The verdict in brief',
				'Buy, wait or leave it? Say so in the first sentence.',
				'One sentence on the greatest strength, one on the greatest weakness.',
				'Name price, version and date of the test.',
			),
			test: section(
				'How it was tested',
				'How long, where and for what was it used?',
				'What was measured, with which tool, against which rival?',
				'Who provided the product, and did the maker see the text beforehand?',
			),
			strengths: section(
				'What works well',
				'Give three strengths, each with an observation from the test.',
				'Set measured values beside the maker’s claims.',
				'Say who will notice the strength in daily use, and who won’t.',
			),
			weaknesses: section(
				'What falls short',
				'Give two or three weaknesses, and how often each showed.',
				'Is there a workaround, or do owners have to live with it?',
				'What is missing that rivals at this price have?',
			),
			price: section(
				'Price and alternatives',
				'Work out the cost over two years, with consumables, subscriptions and accessories.',
				'Name one cheaper and one better alternative, each with its one decisive difference.',
			),
			audience: section(
				'Who should buy it',
				'Describe the buyer for whom it is right, by what they use it for rather than by age or job.',
				'Describe the buyer who would regret it.',
			),
			questions: [
				question(
					'Is it worth upgrading from the previous model?',
					'What is new, what stayed the same, for whom it pays off.',
				),
				question('What are the running costs?', 'Consumables, subscription and repairs per year.'),
				question('What goes wrong after months of use?', 'Own observation or reports; say which.'),
				question(
					'Where is the best place to buy it?',
					'Usual street price, guarantee, what to watch for with imports.',
				),
			],
			callToAction: section(
				'Your experience',
				'Ask owners one precise question that your test left open.',
				'Link your comparison or your review of the strongest rival.',
			),
			checklist: [
				'Loans, gifts and affiliate links are disclosed where readers see them',
				'Every measured value has its method and unit',
			],
		},
		comparison: {
			answer: section(
				'The short answer',
				'Say which one you would take in most cases, and the deciding reason.',
				'Name the one case in which the other is better.',
				'Say what both can do equally well, so that nobody has to look for it.',
			),
			table: {
				...section(
					'Side by side',
					'Fill every cell with a value or with yes or no, never with “good”.',
					'Delete rows that show no difference; add those your readers ask about.',
					'Note the date and the source under the table.',
				),
				criterion: 'Criterion',
				rows: [
					'Price to start with',
					'Cost over two years',
					'Time to get started',
					'What it does best',
					'Where it stops',
					'Support and guarantee',
					'Effort of switching later',
				],
			},
			option: section(
				'strengths and limits',
				'What was it originally made for, and where does that still show?',
				'Give two strengths and two limits, each with an example.',
				'Who uses it with success? Name a case that can be checked.',
			),
			optionNames: ['Option A', 'Option B'],
			recommendation: section(
				'Which one for whom',
				'Describe three situations and choose one side for each.',
				'Name the question that decides it if readers answer only one.',
				'Say how to try each one without committing to it.',
			),
			questions: [
				question('Can I switch later?', 'What can be carried over, what is lost, how many hours it takes.'),
				question('Can both be used together?', 'A sensible division of labour, or the reason why not.'),
				question(
					'Which one is cheaper in the long run?',
					'The sum over several years, with the assumptions behind it.',
				),
				question('Which one is easier for beginners?', 'Time to a first usable result, measured or reported.'),
			],
			callToAction: section(
				'How to decide',
				'Link a trial, a demonstration or a visit for each side.',
				'Offer help to those still undecided: a contact, a calculator or a list of questions.',
			),
			checklist: [
				'Both sides were judged by the same criteria, on the same date',
				'Ties to any of the makers are disclosed',
			],
		},
		news: {
			lead: section(
				'The news in one paragraph',
				'Answer who, what, when and where in the first two sentences.',
				'Put the consequence for readers into the third.',
				'Name the source in the paragraph itself.',
			),
			details: section(
				'The details',
				'Give the facts in falling order of importance, so that the text can be cut from the end.',
				'Give figures with their unit, period and something to compare them with.',
				'Separate what is confirmed from what is only claimed, and say by whom.',
			),
			background: section(
				'How it came to this',
				'Tell the history so far in three to five dates.',
				'Explain the rule, contract or decision behind it, with a link to the document.',
			),
			quotes: section(
				'Voices',
				'Quote one person who is responsible: name, function, when and to whom it was said.',
				'Quote one person who is affected or disagrees.',
				'Note who was asked and gave no answer, and by when.',
			),
			impact: section(
				'What it means for readers',
				'Who has to do, pay or know what, and from which day?',
				'For whom does nothing change?',
			),
			next: section(
				'What happens next',
				'Name the next fixed date and what will be decided then.',
				'What is still open, and who can answer it?',
			),
			callToAction: section(
				'Stay informed',
				'Link the page or newsletter where the story is continued.',
				'Give an address for tips and corrections.',
			),
			checklist: [
				'Two independent sources, or the single one is named as such',
				'Everyone who is accused of something was asked for a reply',
				'Time and place of the news stand in the text; updates are marked',
			],
		},
		faq: {
			overview: section(
				'In brief',
				'Give the answer that most visitors come for, in two or three sentences.',
				'Say for whom and as of which date the answers hold.',
			),
			basics: {
				heading: 'The basics',
				questions: [
					question('What exactly is it?', 'A definition of one sentence, then one example.'),
					question('Who is it meant for?', 'Those who benefit from it, and those who don’t need it.'),
					question('How does it work?', 'The whole process in three or four short sentences.'),
					question('What do I need before I start?', 'Requirements, documents, accounts or devices, as a list.'),
					question('How long does it take?', 'From the first step to the result; what speeds it up or holds it up.'),
				],
			},
			costs: {
				heading: 'Costs and conditions',
				questions: [
					question('What does it cost?', 'The price with all surcharges, as of which date; link the price list.'),
					question('How can I pay?', 'Ways to pay, when it falls due, what the invoice says.'),
					question('Can I cancel?', 'Deadline, form and what it costs; in plain words, with the terms linked.'),
					question('Are there discounts?', 'For whom, how to prove it, until when.'),
				],
			},
			problems: {
				heading: 'Problems and help',
				questions: [
					question('What can I do if something doesn’t work?', 'The first three things to check, most likely first.'),
					question('Whom can I ask?', 'Name or team, ways to reach them, hours, usual time to an answer.'),
					question(
						'What happens to my data?',
						'What is stored, where, how long, how it is erased; link the privacy policy.',
					),
					question('How do I change my details?', 'Where to find it, what can’t be changed, when it takes effect.'),
				],
			},
			callToAction: section(
				'Question not answered?',
				'Name one way to ask, and the time in which an answer comes.',
				'Ask readers to put their question in their own words; new ones go on this page.',
			),
			checklist: [
				'Each question is worded as customers word it (search box, mail, phone)',
				'Each answer begins with the answer, not with an explanation',
			],
		},
		'landing-page': {
			promise: section(
				'The promise',
				'Say in at most ten words what visitors will be able to do, or what they will be rid of.',
				'Add one sentence: for whom, how, in what time.',
				'Place the button here, in the words of what happens next.',
			),
			problem: section(
				'The problem',
				'Describe a moment in which visitors feel the problem, in their own words.',
				'What have they tried, and why did it not help?',
				'What does it cost them in time, money or nerves to leave things as they are?',
			),
			solution: section(
				'The solution',
				'Show in three steps how it works from the visitor’s side.',
				'For each feature, say what it makes easier.',
				'Show the product, the place or the people; note which picture.',
				'Say what it does not do.',
			),
			proof: section(
				'Why you can rely on it',
				'Quote two customers by name and occupation, with a result in figures and their consent.',
				'Name tests, certificates or figures that others can check.',
				'Give a face and a name to those who stand behind it.',
			),
			offer: section(
				'The offer',
				'List what is included, and what is not.',
				'Give the full price, or how it is worked out.',
				'Take the risk away: trial, return or guarantee, with the deadline.',
			),
			questions: [
				question('Is it right for my case?', 'Two cases in which it is, one in which it isn’t.'),
				question('What happens after I sign up?', 'The next hour, the next day, the next week.'),
				question('What if I am not satisfied?', 'What to do, by when, what is refunded.'),
				question(
					'How much of my own time does it take?',
					'Hours at the start and per week; say what they are based on.',
				),
			],
			callToAction: section(
				'Start today',
				'Repeat the promise in new words, then a single button; no second choice.',
				'Under the button, settle the last worry: no card, cancel at any time, answer by tomorrow.',
			),
			checklist: [
				'One page, one aim, one kind of button',
				'Promise and button can be seen on a phone without scrolling',
				'The promise matches the advertisement or link that leads here',
			],
		},
		recipe: {
			opening: section(
				'Why you will like this dish',
				'Describe taste, smell and texture; no life story.',
				'Say which occasion, season or appetite it suits.',
				'Name the one thing that makes or breaks it.',
			),
			facts: section(
				'Key facts',
				'Servings or tin size, active time, resting time, oven or hob time.',
				'Difficulty, allergens, and whether it is vegetarian or vegan.',
			),
			ingredients: section(
				'Ingredients',
				'List in the order of use, in grams and millilitres; spoons only for small amounts.',
				'Give temperature, fat content or variety where the result depends on it.',
				'Group by part of the dish: dough, filling, sauce.',
				'Name a substitute for whatever is hard to get.',
			),
			method: {
				...section(
					'Method',
					'Begin each step with a verb; give the time and the sign: “8 minutes, until golden”.',
					'Say what can be done at the same time.',
				),
				label: (number) => `Step ${number}`,
				first: [
					'What has to be warm, soft, soaked or preheated, and how long before?',
					'Write the first action with quantity and vessel.',
				],
				middle: [
					['Write the action with heat or speed, and the time.', 'How does it look, smell or sound when it is right?'],
					[
						'Write the action; say what is added, and in which order.',
						'What happens if it is done too long, and can it be saved?',
					],
				],
				last: ['Write the finish: rest, season, slice, garnish.', 'Say at what temperature and with what to serve it.'],
			},
			variations: section(
				'Variations',
				'Give one variation for another season, one for another diet, with changed quantities.',
				'Mark which of them you have cooked yourself.',
			),
			storage: section(
				'Storing and preparing ahead',
				'How many days does it keep, where and in what?',
				'Can it be frozen, and how is it warmed up again?',
				'Which steps can be done the day before?',
			),
			questions: [
				question('Can I double the quantity?', 'What scales, what doesn’t (tin, time, seasoning).'),
				question('What can I leave out?', 'Each ingredient that may go, and what changes.'),
				question('How can I tell that it is done?', 'A sign without a thermometer, and the core temperature.'),
				question('Why did mine not turn out?', 'The two most common causes, and how to avoid them.'),
			],
			callToAction: section(
				'Have you made it?',
				'Ask for a picture or a change that worked.',
				'Link one dish that goes with it or uses up the leftovers.',
			),
			checklist: [
				'Every ingredient appears in the method, and the other way round',
				'Cooked once exactly as written, with scales and a timer',
				'Allergens named',
			],
		},
		'interview-questions': {
			guest: section(
				'The guest and the aim',
				'Who is it, and why this person, now? Two sentences with sources.',
				'What should readers know after the interview that they can’t read elsewhere?',
				'Agree beforehand: length, place, recording, whether the guest sees the text before it appears.',
			),
			start: {
				heading: 'Warming up',
				questions: [
					question('What did you do this morning before we met?', 'Listen for a detail of daily work to come back to.'),
					question('How did you come to this field?', 'If the answer is smooth, ask for the moment of decision.'),
					question('How do you explain your work to a child?', 'Note images and comparisons; they make good headings.'),
					question('Who taught you the most?', 'Ask for one thing that person said that stayed.'),
				],
			},
			core: {
				heading: 'The heart of the matter',
				questions: [
					question('What do most people get wrong about it?', 'Ask for an example, then for the proof.'),
					question('What has changed most in recent years?', 'Follow up: where do you notice it, and since when?'),
					question(
						'How did one real case go, from start to finish?',
						'Keep to the order of events; ask for times, places, figures.',
					),
					question('What did you decide, and against what?', 'Follow up: who was against it, and with what reason?'),
					question('What do the figures not show?', 'Let silence stand; the better answer often comes second.'),
				],
			},
			difficulties: {
				heading: 'The uncomfortable part',
				questions: [
					question('What went wrong, and what did it cost?', 'Ask calmly, and once more if the answer stays vague.'),
					question(
						'What do your critics say, and where are they right?',
						'Have a real quotation ready, with its source.',
					),
					question('What would you do differently today?', 'Follow up: what kept you from it then?'),
					question('Who pays for your work?', 'Establish ties and interests, and disclose them to readers.'),
				],
			},
			outlook: {
				heading: 'Looking ahead',
				questions: [
					question('What will be different five years from now?', 'Ask what would show that the forecast was wrong.'),
					question('What would you advise someone starting today?', 'Ask for an action, not an attitude.'),
					question('What are you working on next?', 'Agree what may be published, and when.'),
					question('What should I have asked you?', 'Always ask it; leave the recorder running.'),
				],
			},
			callToAction: section(
				'After the interview',
				'Tell readers where to find the guest’s work, with one link.',
				'Ask which question they would have asked.',
			),
			checklist: [
				'Consent to recording and publication is in writing',
				'No question can be answered with yes or no alone',
				'Shortened answers keep their meaning; cuts were agreed',
			],
		},
		newsletter: {
			subject: section(
				'Subject line and preview',
				'Write three subject lines of at most 50 characters: benefit, curiosity, news. Keep one.',
				'Write a preview text that continues the subject line instead of repeating it.',
			),
			greeting: section(
				'Greeting',
				'One sentence on what has happened since the last issue.',
				'One sentence on what is in this one, and for whom it is worth the time.',
			),
			mainStory: section(
				'The main story',
				'Begin with the news or its use, not with how it came about.',
				'Tell one thing only, in three to five paragraphs; link the rest.',
				'Include one quotation, figure or picture that readers will pass on.',
				'End with the one link that leads on.',
			),
			brief: section(
				'In short',
				'Three to five items of two sentences each: what is new, why it matters, link.',
				'Give dates for events with weekday, time and place.',
			),
			recommendation: section(
				'Recommended',
				'One thing that isn’t yours: a book, article, tool or place.',
				'Say in two sentences why; disclose any payment.',
			),
			callToAction: section(
				'One request',
				'Ask for one action only: reply, sign up, buy or pass on.',
				'Say what happens after the click.',
			),
			farewell: section(
				'Until next time',
				'Name the date or subject of the next issue.',
				'Sign with a name; add an address for replies.',
			),
			checklist: [
				'The unsubscribe link and the sender’s full address are included',
				'Sent to yourself and read on a phone, with images switched off',
			],
		},
	},
};
