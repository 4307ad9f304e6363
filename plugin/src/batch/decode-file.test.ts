import { expect, test } from 'vitest';
import { decodeAs, decodeFile, ENCODINGS, type Encoding } from './decode-file.ts';

test.each([
	['UTF-8', [0xc3, 0xa4], 'utf-8'],
	['UTF-8 with a mark at its start', [0xef, 0xbb, 0xbf, 0xc3, 0xa4], 'utf-8'],
	['UTF-16, as Excel’s “Unicode text”', [0xff, 0xfe, 0xe4, 0x00], 'utf-16le'],
	['UTF-16, the other way round', [0xfe, 0xff, 0x00, 0xe4], 'utf-16be'],
])('%s is read, without any mark and without doubt', (_, bytes, encoding) => {
	expect(decodeFile(new Uint8Array(bytes), [])).toEqual({ text: 'ä', encoding, isGuess: false });
});

test.each([
	['utf-16le', 'title;prompt\nХлеб;x'],
	['utf-16be', 'title;prompt\nХлеб;x'],
] as const)('%s without a mark is known by its zeros', (encoding, text) => {
	const bytes = Buffer.from(text, 'utf16le');
	if (encoding === 'utf-16be') bytes.swap16();
	expect(decodeFile(bytes, [])).toEqual({ text, encoding, isGuess: false });
});

/** The bytes of a text in one of Windows’ encodings. */
function encode(text: string, encoding: Encoding): Uint8Array {
	const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decodeAs(encoding, new Uint8Array([byte])), byte]));
	return new Uint8Array(Array.from(text, (character) => byteOf.get(character) ?? 0x3f));
}

test.each<[string, Encoding, string[]]>([
	['Bäckerhefe züchten', 'windows-1252', ['de', 'en']],
	['Bäckerhefe züchten', 'windows-1252', ['ru', 'en']],
	['Pains à l’ancienne, goûtés en été', 'windows-1252', ['uk']],
	['Заголовок;Описание', 'windows-1251', ['ru']],
	['Заголовок;Описание', 'windows-1251', ['en']],
	['Назва;Опис\nЖитній хліб;Для їжі', 'windows-1251', ['de', 'uk']],
	['Chleb żytni na zakwasie: jak piec gęś', 'windows-1250', ['pl', 'en']],
	['Chleb mały, świeży i żytni: łatwo', 'windows-1250', ['en']],
	['Ruginė duona: ką žinoti, šešėlių', 'windows-1257', ['lt', 'en']],
])('%s is guessed to be in %s for somebody with %j', (text, encoding, languages) => {
	expect(decodeFile(encode(text, encoding), languages)).toEqual({ text, encoding, isGuess: true });
});

test('each encoding that is offered can be chosen', () => {
	const bytes = encode('Заголовок', 'windows-1251');
	expect(ENCODINGS.map((encoding) => decodeAs(encoding, bytes)).filter((text) => text === 'Заголовок')).toHaveLength(1);
});

test('a zero that strayed into a text does not make it UTF-16', () => {
	const text = `${'Bread\n'.repeat(50)}\u0000`;
	expect(decodeFile(Buffer.from(text), [])).toEqual({ text, encoding: 'utf-8', isGuess: false });
});

test('an empty file is empty text', () => {
	expect(decodeFile(new Uint8Array(), [])).toEqual({ text: '', encoding: 'utf-8', isGuess: false });
});
