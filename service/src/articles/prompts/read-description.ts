import { type DescriptionField, fieldOfLabel } from './description-labels.ts';
import { elementsOf, fieldsOf, MOST_DEPTH, readJson, textOf } from './read-json.ts';

/** One labelled value, as the model wrote it. */
export type LabelledValue = { field: DescriptionField; value: string };

/** Longer answers are cut: no description is. UTF-16 units. */
const MOST_READ = 100_000;
const MOST_VALUES = 300;
/** No value that is asked for is longer; it also bounds the work for a line. UTF-16 units. */
const MOST_LINE = 4000;

/** A label at the start of a line, in bold, as a list item or heading, and what follows its colon. */
const LABEL = /^[\s>*_#•·\d.)–-]{0,12}([\p{L}][\p{L}\p{M}\p{N} _/-]{0,40}?)[\s*_]{0,4}[:：][\s*_]{0,4}(.*)$/u;
const BULLET = /^\s*(?:[-*•·–]|\p{Nd}{1,3}[.)])\s+(.*)$/u;

/** The labelled values of an answer in their order, whether it came as lines or as JSON. Never more than 300. */
export function readDescription(answer: string): LabelledValue[] {
	const text = answer.slice(0, MOST_READ);
	const json = valuesOfJson(readJson(text), 0);
	return (json.length > 0 ? json : valuesOfLines(text)).slice(0, MOST_VALUES);
}

function valuesOfJson(json: unknown, depth: number): LabelledValue[] {
	if (depth > MOST_DEPTH) return [];
	return [
		...fieldsOf(json).flatMap(([name, value]) => valuesOfField(name, value, depth)),
		...elementsOf(json).flatMap((element) => valuesOfJson(element, depth + 1)),
	];
}

function valuesOfField(name: string, value: unknown, depth: number): LabelledValue[] {
	const field = fieldOfLabel(name);
	const own = field === undefined ? '' : textOf(value);
	if (field !== undefined && own !== '') return [{ field, value: own }];
	// {"claims": ["…"]}, {"claims": [{"text": "…"}]} and {"faq": [{"question": …, "answer": …}]}
	const inner = valuesOfJson(value, depth + 1);
	if (inner.length > 0 || field === undefined) return inner;
	return elementsOf(value)
		.map((element) => textOf(element) || (fieldsOf(element).map(([, text]) => textOf(text))[0] ?? ''))
		.filter((text) => text !== '')
		.map((text) => ({ field, value: text }));
}

function valuesOfLines(text: string): LabelledValue[] {
	const values: LabelledValue[] = [];
	let afterGap = false;
	for (const line of text.split(/\r\n?|\n/)) {
		if (/^\s*(?:```|~~~|---+\s*$)/.test(line) || line.trim() === '') {
			afterGap = true;
			continue;
		}
		const label = LABEL.exec(line.slice(0, MOST_LINE));
		const field = fieldOfLabel(label?.[1] ?? '');
		if (field !== undefined) values.push({ field, value: (label?.[2] ?? '').trim() });
		else continueValue(values, line.trim(), afterGap);
		afterGap = false;
	}
	return values;
}

/** A line without a label: the value whose label stands alone above it, its next line, or one more of a list of claims or tags. */
function continueValue(values: LabelledValue[], line: string, afterGap: boolean): void {
	const last = values.at(-1);
	if (last === undefined || last.value.length > MOST_LINE) return;
	const item = BULLET.exec(line.slice(0, MOST_LINE))?.[1];
	if (last.value === '') last.value = item ?? line;
	else if (item !== undefined && (last.field === 'claim' || last.field === 'tags'))
		values.push({ field: last.field, value: item });
	else if (!afterGap && last.field !== 'title' && last.field !== 'category')
		last.value = `${last.value} ${line.slice(0, MOST_LINE)}`;
}
