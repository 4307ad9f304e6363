import { expect, test } from 'vitest';
import { findUnfinished } from './check-unfinished.ts';
import { EAST } from './corpus/paragraphs-east.ts';
import { LATIN } from './corpus/paragraphs-latin.ts';
import { SCRIPTS } from './corpus/paragraphs-scripts.ts';
import { WEST } from './corpus/paragraphs-west.ts';
import { readSection } from './read-section.ts';

const unfinished = (markdown: string, language = 'en'): string | null =>
	findUnfinished(readSection({ heading: 'Beans', markdown }), language);

const paragraphs = Object.entries({ ...WEST, ...EAST, ...LATIN, ...SCRIPTS });

test.each(paragraphs)('%s: a whole paragraph is finished, and one that is cut is not', (tag, paragraph) => {
	expect(unfinished(paragraph, tag)).toBeNull();
	// Thai and Lao have no stop to miss.
	if (tag === 'th' || tag === 'lo') return;
	expect(unfinished([...paragraph].slice(0, -4).join(''), tag)).toBe('the last sentence breaks off');
});

test.each([
	['an ellipsis', 'And so on…'],
	['a closing quote', 'She said: “Coffee is good.”'],
	['German quotes', 'Sie sagte: „Kaffee ist gut.“'],
	['French quotes', 'Il dit : « Le café est bon. »'],
	['Japanese quotes', '彼は「コーヒーはおいしい。」'],
	['a bracket', 'Coffee is good (and old.)'],
	['a bracket before the stop', 'Coffee is good (and old).'],
	['bold', 'Coffee **is good.**'],
	['an emoji', 'Enjoy your coffee! ☕️'],
	['an emoji instead of a stop', 'Enjoy your coffee 🎉'],
	['a flag', 'Coffee from Brazil 🇧🇷'],
	['a footnote', 'Coffee is old.[^1]'],
	['a citation', 'Coffee is old. [12]'],
	['a raised number', 'Coffee is old.²'],
	['a question in Greek', 'Είναι καλός ο καφές;'],
	['an Armenian colon', 'Սուրճը լավն է:'],
	['Urdu', 'کافی اچھی ہے۔'],
	['a question in Arabic', 'هل القهوة جيدة؟'],
	['Chinese', '咖啡很好！'],
	['code', 'To install it, run `npm install`'],
	['a link', '[Order now](https://a.example)'],
	['a bold label', '**Order your coffee today**'],
	['an image', '![A cup](https://a.example/b.png)'],
	['a signature', 'Best regards,\nAnna'],
	['a team', '— The coffee team'],
	['a list', 'Take:\n\n- beans\n- water'],
	['a table', 'Prices:\n\n| a | b |\n|---|---|\n| 1 | 2 |'],
	['a code block', 'Write:\n\n```js\nbrew()\n```'],
	['a code block of tildes', '~~~~\n~~~\n~~~~'],
	['a quotation', '> Coffee is good\n>\n> — Somebody'],
	['a rule', 'Coffee.\n\n---'],
	['a short line', 'They are good'],
	['a call', 'Start your free trial today'],
	['a call with an arrow', '**Start your free trial today** →'],
	[
		'a yield',
		'Serves 8 · Preparation: 30 minutes · Baking: 50 minutes · Difficulty: easy · Costs: low · Season: winter',
	],
	['allergens', '**Allergens:** gluten, honey, milk, eggs, nuts, soy, celery, mustard, sesame, lupin, fish, sulphites'],
	['labels with values', 'Total time: 90 minutes\nDifficulty: easy'],
	['a tip', '*Tip: use a stone*'],
	['a greeting', 'Warm regards,'],
	['a name under a greeting', 'Warm regards,\n\nThe bakery team'],
	['hashtags', '#bread #baking #sourdough #rye #oven #village #morning #flour #salt #water #time #crust #crumb'],
	['a formula', '$$\\text{hydration} = \\frac{water}{flour}$$'],
	['a closing bracket', 'A loaf costs 3.50 euros at the oven and 4 in the shop (as of 2024)'],
	[
		'bullets that are none in Markdown',
		'We sell these good things here in our shop by the old mill:\n\n• one thing\n• another thing',
	],
	['bullets in one line', '• one • two • three'],
	[
		'opening hours',
		'**Opening hours:** Monday to Friday from nine in the morning until six in the evening, Saturday until noon',
	],
	['prices', 'Ticket: €12 for adults, €6 for children under the age of twelve and free for members of the club'],
	['a question', 'What is it made of'],
	['another', 'Coffee is old. Which drinks do we put it into'],
	['nothing', ''],
])('%s is a finished end', (_name, markdown) => {
	expect(unfinished(markdown)).toBeNull();
});

test.each([
	[
		'a cut word',
		'Coffee is good, and people have known that for a long time. It is al',
		'the last sentence breaks off',
	],
	['a comma', 'Coffee is good and so is water,', 'the last sentence breaks off'],
	['a dash', 'Coffee is good –', 'the last sentence breaks off'],
	['an open bracket', 'Coffee is good (', 'the last sentence breaks off'],
	['an article', 'And so the baker said that the', 'the last sentence breaks off'],
	['a conjunction', 'Coffee is good and', 'the last sentence breaks off'],
	['wrapped lines', 'Coffee is good and we like to drink it\nin the morning with mi', 'the last sentence breaks off'],
	[
		'prose behind a label',
		'Tip: let the dough rest. It rises for an hour before you shape it so that it ca',
		'the last sentence breaks off',
	],
	['a cut value', 'Tip: let the dough rest for an hour before you shape it with the', 'the last sentence breaks off'],
	[
		'a bold word within',
		'Coffee is good in the morning and at noon, and even in the evening it is **good**',
		'the last sentence breaks off',
	],
	['a colon', 'You need the following:', 'what the last line announces is missing'],
	['a wide colon', '你需要：', 'what the last line announces is missing'],
	['an open fence', 'Write:\n\n```js\nbrew(', 'a code block is not closed'],
	['a fence alone', 'Write.\n\n```', 'a code block is not closed'],
	['a shorter closing fence', '````\nbrew()\n```', 'a code block is not closed'],
	['an empty item', '- beans\n- ', 'the last item of a list is empty'],
	['an empty numbered item', '1. beans\n2.', 'the last item of a list is empty'],
	['a heading', 'Coffee is good.\n\n### Water', 'nothing stands below the last heading'],
	['a cut text below a list', '- beans\n- water\n\nThen take the', 'the last sentence breaks off'],
])('%s is an unfinished end', (_name, markdown, why) => {
	expect(unfinished(markdown)).toBe(why);
});

test.each([
	['de', 'Wir backen Brot und', 'Wir backen Brot an'],
	['fr', 'Nous faisons du pain dans', 'Nous faisons du pain'],
	['es', 'Hacemos pan con', 'Hacemos pan'],
	['pl', 'Pieczemy chleb i', 'Pieczemy chleb'],
	['ru', 'Мы печём хлеб из', 'Мы печём хлеб'],
	['lt', 'Kepame duoną su', 'Kepame duoną'],
	['ja', '私たちはパンを', '私たちはパン'],
	['zh-Hans', '我们做面包以及', '我们做面包'],
	['en-GB', 'We bake bread of', 'We bake bread of und'],
])('%s: %j is cut, %j may be a call', (language, cut, whole) => {
	expect(unfinished(cut, language)).toBe('the last sentence breaks off');
	expect(unfinished(whole, language)).toBeNull();
});
