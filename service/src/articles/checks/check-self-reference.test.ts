import { expect, test } from 'vitest';
import { findSelfReferences } from './check-self-reference.ts';
import { contextOf } from './corpus/context.ts';
import { readContext, readSection } from './read-section.ts';
import type { CheckContext } from './section-text.ts';

function found(markdown: string, context: Partial<CheckContext> = {}): string[] {
	const section = readSection({ heading: 'Beans', markdown });
	return findSelfReferences(section, readContext(contextOf(context))).map(({ text }) => text);
}

const asAModel = [
	'As an AI language model, I cannot taste coffee.',
	'I’m just an AI, but coffee is good.',
	'I cannot browse the internet, so prices may differ.',
	'Prices are right as of my last knowledge cutoff.',
	"I'm sorry, but I can't help with that.",
	'Als KI-Sprachmodell habe ich keinen Geschmack.',
	'Als KI kann ich nicht trinken.',
	'En tant que modèle de langage, je ne bois pas.',
	'En tant qu’IA, je ne peux pas goûter.',
	'Como modelo de lenguaje, no puedo beber café.',
	'Come modello linguistico, non posso bere.',
	'Como um modelo de linguagem, não posso beber.',
	'Als AI-taalmodel kan ik niet proeven.',
	'Jako model językowy nie mogę pić kawy.',
	'Как языковая модель, я не пью кофе.',
	'Як мовна модель, я не п’ю кави.',
	'Kaip dirbtinio intelekto modelis, aš kavos negeriu.',
	'作为一个人工智能语言模型，我无法品尝咖啡。',
	'AI言語モデルとして、私はコーヒーを飲めません。',
	'AI 언어 모델로서 저는 커피를 마실 수 없습니다.',
	'Bir yapay zekâ dil modeli olarak ben kahve içemem.',
	'بصفتي نموذجًا لغويًا لا أشرب القهوة.',
	'एक AI भाषा मॉडल के रूप में, मैं कॉफ़ी नहीं पी सकता।',
	'ในฐานะโมเดลภาษา AI ฉันดื่มกาแฟไม่ได้',
];

test.each(asAModel)('%j speaks as a model', (sentence) => {
	expect(found(`Coffee is old. ${sentence} It is good.`)).not.toEqual([]);
	// Wherever it stands, in a list too.
	expect(found(`One.\n\nTwo.\n\n- Three\n- ${sentence}\n\nFour.\n\nFive.`)).not.toEqual([]);
});

const aloud = [
	'Okay, the user wants me to write a section about beans. Let me think about what matters.',
	'The user is asking me to write the second part.',
	'Alright, so the user asked me for an article on coffee.',
	'Hmm, so I need to write the introduction, about 120 words.',
	'Okay, we should repair this section.',
	'Okay, der Nutzer möchte, dass ich einen Abschnitt schreibe.',
	'D’accord, l’utilisateur souhaite que je rédige une section.',
	'Bien, el usuario quiere que escriba una sección.',
	'Хорошо, пользователь хочет, чтобы я написал раздел.',
	'好的，用户要求我写一个关于咖啡的章节。',
];
test.each(aloud)('%j thinks aloud of its order', (line) => {
	expect(found(`${line}\n\nCoffee is old.\n\nIt is good.`)).not.toEqual([]);
});

test.each([
	'The user wants a cup that stays warm.',
	'Okay, the user wants to grind less often.',
	'So we need to write about beans in another way, growers say.',
	'Der Nutzer möchte eine Tasse, die warm bleibt.',
	'L’utilisateur souhaite un café plus fort.',
	'Пользователь хочет кофе покрепче.',
	'用户想要更浓的咖啡。',
])('%j is about somebody else', (line) => {
	expect(found(`${line}\n\nCoffee is old.\n\nIt is good.`)).toEqual([]);
});

test.each([
	'Sure, here is the article:',
	"Certainly! Here's a section about beans.",
	'Here is the rewritten section:',
	'Of course!',
	'Natürlich! Hier ist der Artikel:',
	'Hier ist der überarbeitete Abschnitt:',
	'Bien sûr ! Voici le texte :',
	'¡Claro! Aquí tienes el artículo:',
	"Certo! Ecco l'articolo:",
	'Claro! Aqui está o artigo:',
	'Natuurlijk! Hier is het artikel:',
	'Oczywiście! Oto artykuł:',
	'Конечно! Вот ваша статья:',
	'Звісно! Ось ваша стаття:',
	'Žinoma! Štai straipsnis:',
	'当然！以下是您要求的文章：',
	'もちろんです。以下は記事です。',
	'물론입니다! 다음은 요청하신 글입니다.',
	'Elbette! İşte makale:',
	'بالتأكيد! إليك المقال:',
	'Here is section 1:',
	"Here's a draft for this section (150 words):",
	'I apologize for my mistake! Here is the corrected version of section 2, with the problems mended:',
	'**Answer:**',
	'Section 1 of 4',
	'Hier ist Abschnitt 1:',
	'Štai 1 skyrius:',
	'Вот раздел 1:',
	'好的，以下是第1部分的内容：',
	'ज़रूर! यहाँ अनुभाग 1 है:',
	'ได้เลยครับ! นี่คือส่วนที่ 1:',
])('%j greets whoever ordered the text', (line) => {
	expect(found(`${line}\n\nCoffee is old.\n\nIt is good.`)).not.toEqual([]);
});

test.each([
	'I hope this helps!',
	'Let me know if you would like any changes.',
	'Would you like me to expand this section?',
	'Ich hoffe, das hilft dir weiter.',
	'Lassen Sie mich wissen, wenn Sie Änderungen wünschen.',
	"J'espère que cela vous aidera.",
	'Espero que esto te sirva.',
	'Spero che questo ti sia utile.',
	'Espero que isso ajude.',
	'Ik hoop dat dit helpt.',
	'Mam nadzieję, że to pomoże.',
	'Надеюсь, это поможет!',
	'Сподіваюся, це допоможе!',
	'Tikiuosi, kad tai padės.',
	'希望这篇文章对您有帮助。',
	'記事の修正が必要な場合はお知らせください。',
	'이 글이 도움이 되길 바랍니다.',
	'Umarım bu makale size faydalı olur.',
	'آمل أن يساعدك هذا.',
	'Want me to continue with the next section?',
	'*Note: I kept this section to about 150 words and left out the conclusion, as you asked.*',
	'Ich hoffe, das hilft dir weiter! Sag Bescheid, wenn ich etwas ändern soll.',
	'Jei reikia pakeisti tekstą, praneškite.',
	'希望以上内容对您有所帮助！如需修改，请随时告诉我。',
	'आशा है कि यह मददगार होगा! कोई बदलाव चाहिए तो बताइए।',
	'หวังว่าจะเป็นประโยชน์นะครับ หากต้องการแก้ไขบอกได้เลย',
])('%j takes leave of whoever ordered the text', (line) => {
	expect(found(`Coffee is old.\n\nIt is good.\n\nIt is black.\n\n${line}`)).not.toEqual([]);
});

test.each([
	'Word count: 500',
	'(approx. 500 words)',
	'Wortanzahl: 512',
	'Nombre de mots : 400',
	'Количество слов: 300',
	'字数：800',
	'단어 수: 300',
])('%j is a note about the text', (line) => {
	expect(found(`Coffee is old.\n\n*${line}*`)).not.toEqual([]);
});

test.each([
	['other machines', 'She works as an AI engineer. Technologies such as AI, robots and sensors roast coffee.'],
	['Spanish lists', 'Tecnologías como IA, robótica y sensores. Lo hizo como modelo de lenguaje claro.'],
	['Italian', 'Come IA, robotica e sensori: ai caffè di Roma si beve bene.'],
	['Portuguese', 'Como ia, voltou sem café.'],
	['an opening with a recipe', 'Here is the recipe that my grandmother used. Sure, you can add milk.'],
	['agreement', 'Of course, coffee is older. Certainly the beans matter.'],
	['a how-to', 'Here is a simple way to grind beans. Here’s what you need:'],
	['hope', 'I hope that spring comes. We hope this tradition lives on.'],
	['comments', 'Let me know in the comments how you brew.'],
	['a runner', 'In my training data from last year I found a pattern.'],
	['word counts', 'A word count of 500 is enough for a blog. Use 500 words.'],
	['German', 'Hier ist der Kaffee stark. Natürlich schmeckt er auch kalt.'],
	['French', 'Bien sûr, le café est ancien. Voici les grains qu’il faut.'],
	['Russian', 'Конечно, кофе старше. Вот что нужно для варки.'],
	['Chinese', '当然，咖啡更古老。以下是三种冲泡方法。'],
	['Japanese', '以下の豆を使います。はい、簡単です。'],
	['a voice', 'Of course! Beans are old. Absolutely! I can recommend the dark ones.'],
	['a German voice', 'Natürlich! Kaffee hilft. Klar!'],
	['a French voice', "D'accord, voici ce qu'il faut pour le café."],
	['a Russian voice', 'Конечно! Кофе помогает утром.'],
	['a Lithuanian voice', 'Žinoma! Kava padeda rytą. Štai ko reikia.'],
	['a Japanese voice', 'はい、こちらは人気の豆です。'],
	['a Chinese voice', '好的，以下三种方法都很简单。'],
	['an Arabic voice', 'بالطبع! هذا المشروب قديم.'],
	[
		'a text within a text',
		'Here is the text on the wall of the mill: "Bread". It is old. Here is the section of the river.',
	],
	['a Russian office', 'Если нужно изменить данные в заявлении, обратитесь в офис.'],
	['a Lithuanian office', 'Jei reikia pakeisti duomenis, praneškite registratūrai.'],
	['a Ukrainian office', 'Якщо потрібно змінити дані, зверніться до офісу.'],
	['a Chinese hotel', '如需修改预订，请联系前台。'],
	['a Japanese shop', 'ご不明な点がございましたら、お客様窓口までお知らせください。'],
	['a Japanese order', '修正が必要な場合は、前日までにお知らせください。'],
	['a Japanese blog', 'この記事がお役に立てば幸いです。'],
	['a French blog', "N'hésitez pas à me dire en commentaire ce que vous buvez."],
	['a blog with pictures', 'Let me know if you want more pictures.'],
	['a shop that explains', 'I hope this helps explain why the shop is closed on Mondays.'],
	['an Arabic shop', 'أخبرني إذا أردت قهوة أقوى.'],
	['a law', 'The law is new.\n\nChanges made:\n\n- The tax is lower\n\nThe law is in force since May.'],
	['code', 'Print `As an AI language model, I cannot` to the log.'],
])('%s is no self-reference', (_name, markdown) => {
	expect(found(markdown)).toEqual([]);
});

test('a section that answers a question may begin with yes', () => {
	const answers = (heading: string): number =>
		findSelfReferences(readSection({ heading, markdown: 'Of course!\n\nWe are open.' }), readContext(contextOf()))
			.length;
	expect(answers('Are you open on Sundays?')).toBe(0);
	expect(answers('Opening hours')).toBe(1);
});

test('an article about such machines may speak as one, and of what it was asked to', () => {
	const sentence = '“As an AI language model, I cannot” is how its answers begin.';
	expect(found(sentence, { title: 'How AI chatbots talk' })).toEqual([]);
	expect(found(sentence, { title: 'Come parlano ai baristi' })).not.toEqual([]);
	expect(found('I hope this helps!', { prompt: 'End with "I hope this helps".' })).toEqual([]);
});

test('a list of changes goes as a whole', () => {
	const text = 'Coffee is old.\n\nChanges made:\n- Removed the placeholder\n- Improved the flow';
	expect(found(text)).toEqual(['Changes made:', 'Removed the placeholder', 'Improved the flow']);
	expect(found(text, { title: 'What is new in version 2' })).toEqual([]);
	expect(found('### Changes made: a history\n\nCoffee is old.\n\n### Now\n\nIt is good.')).toEqual([]);
});
