import { expect, test } from 'vitest';
import { findPlaceholders } from './check-placeholders.ts';
import { contextOf } from './corpus/context.ts';
import { readContext, readSection } from './read-section.ts';
import type { CheckContext } from './section-text.ts';

function found(markdown: string, context: Partial<CheckContext> = {}): string[] {
	const section = readSection({ heading: 'Beans', markdown });
	return findPlaceholders(section, readContext(contextOf(context))).map(({ text }) => text);
}

test.each([
	['Dear [insert name], thank you.', '[insert name]'],
	['Yours, [Your Name]', '[Your Name]'],
	['Yours, [your name]', '[your name]'],
	['At [Company], we roast.', '[Company]'],
	['At [Company Name] we roast.', '[Company Name]'],
	['Hello {{name}}, welcome.', '{{name}}'],
	['Hello {first_name}.', '{first_name}'],
	['TODO: write about beans.', 'TODO'],
	['**TODO:** write about beans.', 'TODO'],
	['Opens on TBD.', 'TBD'],
	['Call XXX-XXX-XXXX today.', 'XXX-XXX-XXXX'],
	['It costs $XXX today.', 'XXX'],
	['It was founded in XXX.', 'XXX'],
	['Lorem ipsum dolor sit amet.', 'Lorem ipsum'],
	['Put <placeholder> here.', '<placeholder>'],
	['By <your name>, who knows.', '<your name>'],
	['INSERT IMAGE HERE', 'INSERT IMAGE HERE'],
	['[Insert link to the shop]', '[Insert link to the shop]'],
	['[Name einfügen] rösten seit 1990.', '[Name einfügen]'],
	['Bei [Ihr Firmenname] rösten wir.', '[Ihr Firmenname]'],
	['BILD HIER EINFÜGEN', 'BILD HIER EINFÜGEN'],
	['Chez [nom de l’entreprise], on torréfie.', "[nom de l'entreprise]"],
	['[Insérer une image ici]', '[Insérer une image ici]'],
	['En [Nombre de la empresa] tostamos.', '[Nombre de la empresa]'],
	['[Insertar imagen]', '[Insertar imagen]'],
	['[Inserisci il nome]', '[Inserisci il nome]'],
	['[Insira o nome aqui]', '[Insira o nome aqui]'],
	['[Bedrijfsnaam] brandt bonen.', '[Bedrijfsnaam]'],
	['[Wstaw nazwę firmy] pali kawę.', '[Wstaw nazwę firmy]'],
	['[вставьте имя] обжаривает кофе.', '[вставьте имя]'],
	['[Название компании] обжаривает кофе.', '[Название компании]'],
	['[вставте назву] смажить каву.', '[вставте назву]'],
	['[įmonės pavadinimas] skrudina kavą.', '[įmonės pavadinimas]'],
	['[Şirket adı] kahve kavurur.', '[Şirket adı]'],
	['【插入图片】', '【插入图片】'],
	['欢迎来到[公司名称]。', '[公司名称]'],
	['［ここに会社名を入力］は豆を焙煎します。', '［ここに会社名を入力］'],
	['[회사명]은 원두를 볶습니다.', '[회사명]'],
	['[أدخل الاسم] تحمص القهوة.', '[أدخل الاسم]'],
	['- Good\n- [Insert benefit]', '[Insert benefit]'],
	['| a | b |\n|---|---|\n| [Price] | 2 |', '[Price]'],
	['A quote:\n\n> By [Author].', '[Author]'],
])('%j holds a placeholder', (markdown, placeholder) => {
	expect(found(markdown)).toContain(placeholder);
});

test('a heading can hold one too', () => {
	const section = readSection({ heading: 'Why [Company]?', markdown: 'Because.' });
	expect(findPlaceholders(section, readContext(contextOf()))).toHaveLength(1);
});

test.each([
	['a task list', '- [ ] Buy beans\n- [x] Grind them'],
	['a link', 'Read [your name](https://a.example) and [name].\n\n[name]: https://b.example'],
	['a footnote', 'Coffee is old.[^1]\n\n[^1]: So they say.'],
	['citations', 'It is old [1], very old [2, 3] and older [12–15] [a].'],
	['additions to a quotation', '“[He] told [the company] to take [your] time [sic] […] [...] and [your country] too.”'],
	['code', 'Write `{{name}}` or `[Your Name]`, or `TODO:`.\n\n```\nLorem ipsum [insert name] {{x}}\n```'],
	['Spanish for all', 'TODO lo que necesitas saber. En TODO momento, sobre todo: café.'],
	['to-do lists', 'Put it on your to-do list, or in the Todo app; what to do: brew.'],
	['Roman numbers', 'Super Bowl XXX, the XXX Olympiad, Ludwig XXX., century XXXI and Part XXX, act XX.'],
	['sets and ranges', 'Take {1, 2, 3} or {n}; x < y and y > z; a <b> bold </b> word.'],
	['HTML by name', 'The elements <title>, <link> and <address> are old.'],
	['percents', 'Between 50% and 60% of 100%.'],
	['a German compound', 'Der [gesamte] Text und das Einfügen von Bildern.'],
	['capitals', 'ADD SUGAR. PLACE THE FILTER AND WAIT. NASA, TODOS, XXL.'],
	['Chinese brackets', '【重要】咖啡很好。［注］'],
	['a Chinese picture', '【图片】店门口的队伍（摄影：李明）'],
	['a Japanese label', '【ここに注意】お湯は熱いです。'],
	['Ansible', 'Ansible replaces {{ name }} in the file.'],
	['intervals', 'The interval [0, 1] and the array a[name_of].'],
])('%s is no placeholder', (_name, markdown) => {
	expect(found(markdown)).toEqual([]);
});

test('quotations of an article about letters may hold blanks', () => {
	const text = '“Dear [Name]”\n\n> Yours, [Your Name]\n\nAt [Company].';
	expect(found(text, { title: 'How to write a cover letter' })).toEqual(['[Company]']);
	expect(found(text)).toEqual(['[Name]', '[Your Name]', '[Company]']);
});

test('what the title or the wishes hold is none', () => {
	expect(found('Write [Your Name] below.', { prompt: 'A letter that ends with [your  name].' })).toEqual([]);
	expect(found('Lorem ipsum is Latin.', { title: 'What is lorem ipsum?' })).toEqual([]);
	expect(found('Write [Your Name] below.', { prompt: 'Mention your name.' })).toEqual(['[Your Name]']);
});
