import { expect, test } from 'vitest';
import { findRefusal } from './check-refusal.ts';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { EAST } from './corpus/paragraphs-east.ts';
import { LATIN } from './corpus/paragraphs-latin.ts';
import { SCRIPTS } from './corpus/paragraphs-scripts.ts';
import { WEST } from './corpus/paragraphs-west.ts';
import { readContext, readSection } from './read-section.ts';

const known = readContext(contextOf());
const refusal = (markdown: string): string | null => findRefusal(readSection({ heading: 'Beans', markdown }), known);

test.each([
	"I'm sorry, but I can't help with that request.",
	'I’m sorry, but I can’t help with that.',
	'I cannot fulfil this request.',
	'As an AI language model, I cannot write this section.',
	'I apologize for the confusion, but I cannot see the section that you want me to mend. Please provide the text.',
	'I apologize, but I need the text to shorten it.',
	'Could you please tell me more about the target audience and the products that you want me to mention in this section?',
	'Es tut mir leid, aber ich kann dir dabei leider nicht helfen, weil die Anfrage gegen meine Richtlinien verstößt.',
	'Könnten Sie mir bitte mehr Informationen über die Zielgruppe geben?',
	'Je suis désolé, mais je ne peux pas vous aider avec cette demande.',
	'Pourriez-vous me préciser le public cible ?',
	'Lo siento, pero no puedo ayudarte con eso.',
	'¿Podrías darme más información sobre el público objetivo?',
	'Mi dispiace, ma non posso aiutarti con questa richiesta.',
	'Desculpe, mas não posso ajudar com isso.',
	'Het spijt me, maar ik kan je daar niet bij helpen.',
	'Przepraszam, ale nie mogę pomóc w tej sprawie.',
	'Извините, я не могу помочь с этим запросом.',
	'Не могли бы вы уточнить для меня целевую аудиторию?',
	'Вибачте, але я не можу допомогти з цим запитом.',
	'Atsiprašau, bet negaliu padėti su šia užklausa.',
	'申し訳ありませんが、そのご依頼にはお応えできません。',
	'抱歉，我无法协助完成这个请求。',
	'죄송합니다. 그 요청은 도와드릴 수 없습니다.',
	'죄송하지만 그 요청은 도와드릴 수 없습니다.',
	'Üzgünüm, bu konuda yardımcı olamam.',
	'عذرًا، لا أستطيع المساعدة في هذا الطلب.',
	'क्षमा करें, मैं इस अनुरोध में मदद नहीं कर सकता।',
	'ขออภัย ฉันไม่สามารถช่วยเรื่องนี้ได้',
	'[Insert section content here]',
	'**[Insert section content here]**',
])('%j is no text', (markdown) => {
	expect(refusal(markdown)).not.toBeNull();
	const [problem, ...others] = checkSections([{ heading: 'Beans', markdown }], contextOf());
	expect([problem?.code, others]).toEqual(['refusal', []]);
});

test.each([
	['a writer who can’t help it', 'I cannot help but smile when the first loaf of this year comes out of the oven.'],
	['a sold-out shop', 'Unfortunately, the rye bread is not for sale on Mondays.'],
	[
		'a call to customers',
		'Could you use a break? Please share your photos with us, and we will hang them up in the shop.',
	],
	['a German note', 'Leider kann man Kaffee nicht ewig lagern.'],
	['a Russian note', 'К сожалению, кофе не может храниться вечно.'],
	['a Chinese note', '很抱歉，咖啡不能永远保存。'],
	['a table', '| a |\n|---|\n| I cannot help with that request. |'],
	[
		'a section with more',
		`I'm sorry, but I can't help with that request, said the baker. ${'He had flour on his hands and looked at us. '.repeat(20)}`,
	],
	['a placeholder in a text', 'Write to [Company Name] today, and we will answer as soon as we can.'],
	['a hotel in China', '请您提供身份证和订单信息，工作人员会为您办理入住。'],
	['a restaurant in Japan', 'アレルギーのある方は、詳細を教えてください。当日までに準備いたします。'],
	['a hotel in Egypt', 'يرجى تحديد موعد الوصول وتقديم معلومات عن عدد الضيوف.'],
	['a writer in Egypt', 'للأسف لا يمكنني تحديد موعد هذا المهرجان بعد.'],
	['a hotline', "Sorry, I don't have a phone number for you: the hotline is closed until Monday."],
	['a hotel in Germany', 'Leider kann ich Ihnen am Telefon nicht helfen, sagt die Dame am Empfang.'],
	['a company in China', '很抱歉，我们无法满足您的要求，因为餐厅已经满座。'],
	[
		'a long Japanese note',
		`申し訳ありませんが、この記事は作成できません。${'店の入口で番号札をお取りください。'.repeat(4)}`,
	],
	['a call for stories', 'Please send us a photo and some information about the day.'],
	['a quotation', '“I can’t help with that,” said the baker.'],
	['nothing', ''],
])('%s is none', (_name, markdown) => {
	expect(refusal(markdown)).toBeNull();
});

test.each(Object.entries({ ...WEST, ...EAST, ...LATIN, ...SCRIPTS }))('good %s is none', (_language, text) => {
	expect(refusal(text)).toBeNull();
});

test('an article about refusals may hold one', () => {
	const sentence = "I'm sorry, but I can't help with that.";
	const wishes = readContext(contextOf({ prompt: `A section that says only: ${sentence}` }));
	expect(findRefusal(readSection({ heading: '', markdown: sentence }), wishes)).toBeNull();
});
