/** What a request asks a model for, read off its messages as a model would. */
export type Asked = {
	task: 'outline' | 'section' | 'repair' | 'describe';
	/** Of `section` and `repair`, from 0. */
	section: number;
	/** BCP 47. */
	language: string;
	/** Words of the section, or of the whole text for an outline. */
	words: number;
	instructions: string;
	prompt: string;
};

/**
 * Reads the messages of a step.
 * @throws when they are of no step: then the service says something that this fake, and perhaps a model, does not understand
 */
export function readAsked(instructions: string, prompt: string): Asked {
	const [, what, section] = /^Task: (outline|describe|section|repair section)(?: (\d+))?/.exec(instructions) ?? [];
	const task = what === 'repair section' ? 'repair' : what;
	if (task !== 'outline' && task !== 'describe' && task !== 'section' && task !== 'repair')
		throw new Error(`no task that a model could know: ${instructions.slice(0, 80)}`);
	const language = /\(([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\)/.exec(instructions)?.[1] ?? 'en';
	const words = /(?:About|together|Write about) ([\d]+)/.exec(`${instructions}\n${prompt}`)?.[1];
	return {
		task,
		section: section === undefined ? 0 : Number(section) - 1,
		language,
		words: Number(words ?? 200),
		instructions,
		prompt,
	};
}

const SENTENCES: Record<string, string[]> = {
	en: [
		'A baker in a small village rises long before the sun and lights the old brick oven.',
		'The dough has rested through the night, and it has become soft and full of air.',
		'Neighbours come early because they know that the first loaves are the best ones.',
		'Good flour smells of grain and of the field, and it costs a little more than the rest.',
		'Water, salt and time do the work that machines try to do in a hurry.',
		'Children like the warm crust, while their parents talk about the weather and the harvest.',
		'Whoever wants to learn the craft has to watch closely and ask many simple questions.',
		'The shop is small, but there is always room for one more person at the counter.',
	],
	de: [
		'Ein Bäcker in einem kleinen Dorf steht lange vor der Sonne auf und heizt den alten Ofen.',
		'Der Teig hat die ganze Nacht geruht und ist dabei weich und luftig geworden.',
		'Die Nachbarn kommen früh, weil sie wissen, dass die ersten Brote immer die besten sind.',
		'Gutes Mehl riecht nach Korn und nach dem Feld, und es kostet etwas mehr als das andere.',
		'Wasser, Salz und Zeit tun die Arbeit, die Maschinen in großer Eile versuchen.',
		'Wer das Handwerk lernen möchte, muss genau hinsehen und viele einfache Fragen stellen.',
	],
};

const HEADINGS: Record<string, string[]> = {
	en: [
		'How the day begins',
		'What the flour decides',
		'People at the counter',
		'Learning the craft',
		'Bread for tomorrow',
		'A quiet evening',
	],
	de: [
		'Wie der Tag beginnt',
		'Was das Mehl entscheidet',
		'Menschen am Tresen',
		'Das Handwerk lernen',
		'Brot für morgen',
		'Ein ruhiger Abend',
	],
};

/** What makes a sentence one that stands nowhere else. */
const YEARS: Record<string, (year: number) => string> = {
	en: (year) => `, and so it was in ${year} already.`,
	de: (year) => `, und so war es schon im Jahr ${year}.`,
};

/** Prose of about so many words; each section gets other sentences, and always the same. */
export function proseOf(words: number, section: number, language: string): string {
	const sentences = SENTENCES[language] ?? SENTENCES.en ?? [];
	const yearOf = YEARS[language] ?? YEARS.en ?? String;
	const paragraphs: string[] = [];
	let paragraph: string[] = [];
	let count = 0;
	for (let index = 0; count < words - 10; index++) {
		const known = sentences[(section + index) % sentences.length] ?? '';
		const sentence = known.replace(/\.$/, yearOf(1000 + section * 200 + index));
		paragraph.push(sentence);
		count += sentence.split(' ').length;
		if (paragraph.length < 4) continue;
		paragraphs.push(paragraph.join(' '));
		paragraph = [];
	}
	if (paragraph.length > 0) paragraphs.push(paragraph.join(' '));
	return paragraphs.join('\n\n');
}

/** Answers each step as a good model does: an outline of an opening and some sections, prose of the length that was asked for. */
export function writeAsAsked({ task, section, language, words }: Asked, sections = 4): string {
	const headings = HEADINGS[language] ?? HEADINGS.en ?? [];
	if (task === 'section' || task === 'repair') return proseOf(words, section, language);
	if (task === 'describe') return DESCRIPTION;
	const each = Math.floor(words / sections);
	const parts = headings
		.slice(0, sections - 1)
		.map((heading) => `## ${heading} (${each} words)\n- what matters\n- an example`);
	return [`## (opening) (${words - each * (sections - 1)} words)\n- what this is about`, ...parts].join('\n\n');
}

/** Answers each step so that the article is this text and nothing else: for tests of what happens to a text. */
export function giveText({ task }: Asked, text: string): string {
	if (task === 'outline') return '## (opening) (100 words)\n- all of it';
	return task === 'describe' ? DESCRIPTION : text;
}

const DESCRIPTION = `TITLE: Bread from the village oven
DESCRIPTION: Why bread from a small village bakery tastes the way it does, and what it takes to bake it.
TAGS: bread, baking, craft
CATEGORY: Food
Q: What makes good bread?
A: Flour, water, salt and time.
CLAIM: Good flour costs a little more than the rest.`;
