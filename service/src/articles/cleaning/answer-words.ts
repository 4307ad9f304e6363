import { parseNumber } from '../prompts/parse-number.ts';
import { sameness } from '../same-words.ts';

/** "section", as the prompt calls the part that is written: where a text speaks of it, it speaks of itself. */
const SECTION =
	'sections?|Abschnitt(?:s|e)?|sección|seção|secção|sezione|sectie|sekcj[aię]|sekce|sekcia|sekcija|odjeljak|odsek|szakasz|secțiunea?|раздел[ау]?|розділу?|секция|секція|skyri(?:us|aus|ų)|skyrel(?:is|io|į)|sadaļa|jaotis|osio|avsnitt(?:et)?|sektion|seksjon|ενότητα|bölümü?|bagian|phần|بخش';
const SECTION_UNSPACED = '部分|章节|章節|セクション|섹션|القسم|قسم|סעיף|अनुभाग|খণ্ড|বিভাগ|ส่วนที่';
const SECTION_WORD = new RegExp(`(?<!\\p{L})(?:${SECTION})(?!\\p{L})|${SECTION_UNSPACED}`, 'iu');
const SECTION_LABEL = new RegExp(
	`^(?:第?(?:\\p{Nd}{1,3}[.)]?)?\\s?(?:${SECTION}|${SECTION_UNSPACED})\\s?(?:\\p{Nd}{1,3})?)(?:\\s?(?:of|von|de|di|из|з|iš|van|z|av|af|의|/)\\s?\\p{Nd}{1,3})?$`,
	'iu',
);

/** What hands something over. */
const HERE_IS =
	/(?<!\p{L})(?:here(?:'s| is| are)|hier (?:ist|sind|kommt|is)|voici|aquí (?:tienes|está)|ecco|aqui está|oto|вот|ось|štai|lūk|siin on|tässä|här är|her er|zde je|tu je|evo|itt|iată|ето|ορίστε|εδώ|i̇?şte|berikut|đây là|إليك|هذا|اینجا|הנה)(?!\p{L})|यहाँ|এখানে|นี่คือ|以下|下面|这是|這是|こちら|다음은|여기/iu;

const ANSWER = setOf(
	'answer, response, output, content, text, section, draft, section text, section content, body, Antwort, Text, Abschnitt, Inhalt, réponse, texte, contenu, respuesta, texto, contenido, risposta, testo, contenuto, resposta, conteúdo, antwoord, tekst, odpowiedź, treść, odpověď, ответ, текст, відповідь, atsakymas, tekstas, svar, vastaus, cevap, metin, jawaban, trả lời, 答案, 回答, 正文, 内容, 本文, 답변, 본문, الإجابة, النص, תשובה, उत्तर, คำตอบ',
);

const CHANGES = setOf(
	'changes, changes made, what changed, summary of changes, list of changes, edits made, revisions, revision notes, corrections made, Änderungen, vorgenommene Änderungen, modifications, modifications apportées, changements, cambios, cambios realizados, modifiche, modifiche apportate, alterações, mudanças, alterações feitas, wijzigingen, aangebrachte wijzigingen, zmiany, wprowadzone zmiany, změny, изменения, внесённые изменения, что изменено, зміни, внесені зміни, pakeitimai, atlikti pakeitimai, ändringar, muutokset, değişiklikler, yapılan değişiklikler, 修改说明, 修改内容, 变更, 変更点, 修正点, 변경 사항, 수정 사항, التغييرات, שינויים, बदलाव',
);

function setOf(words: string): ReadonlySet<string> {
	return new Set(words.split(', ').map(sameness));
}

/** Whether a line speaks of the section as such. */
export function namesSection(line: string): boolean {
	return SECTION_WORD.test(line.slice(0, MOST_READ));
}

/** Whether a line is nothing but "Section 2" or "Section 2 of 4", where `number` is 2, or 3 with an opening that isn't counted. */
export function isSectionLabel(plain: string, number: number): boolean {
	const text = plain.slice(0, MOST_READ);
	const found = /\p{Nd}{1,3}/u.exec(text)?.[0];
	if (found === undefined || !SECTION_LABEL.test(text)) return false;
	const said = parseNumber(found);
	return said === number || said === number - 1;
}

/** Whether a line hands over what follows: "Sure! Here is section 2:". Such a line ends with a colon and speaks of the section. */
export function handsOver(line: string): boolean {
	return /[:：]$/.test(line) && namesSection(line) && (HERE_IS.test(line.replaceAll('’', "'")) || /[!！]/.test(line));
}

/** Whether a line says no more than that the answer follows: "Answer:". */
export function isAnswerLabel(plain: string): boolean {
	return plain.length < MOST_LABEL && ANSWER.has(sameness(plain));
}

/** Whether a line says no more than that the changes follow: "Changes made:". */
export function isChangesLabel(plain: string): boolean {
	return plain.length < MOST_LABEL && CHANGES.has(sameness(plain));
}

/** Nothing that is looked for here is longer. UTF-16 units. */
const MOST_READ = 1000;
const MOST_LABEL = 60;
