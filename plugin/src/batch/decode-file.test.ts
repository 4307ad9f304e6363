import { expect, test } from 'vitest';
import { decodeFile } from './decode-file.ts';

test.each([
	['UTF-8', [0xc3, 0xa4], 'utf-8'],
	['UTF-8 with a mark at its start', [0xef, 0xbb, 0xbf, 0xc3, 0xa4], 'utf-8'],
	['UTF-16, as Excel’s “Unicode text”', [0xff, 0xfe, 0xe4, 0x00], 'utf-16le'],
	['UTF-16, the other way round', [0xfe, 0xff, 0x00, 0xe4], 'utf-16be'],
	['Windows-1252, as Excel’s “CSV”', [0xe4], 'windows-1252'],
])('%s is read, without any mark', (_, bytes, encoding) => {
	expect(decodeFile(new Uint8Array(bytes))).toEqual({ text: 'ä', encoding });
});

test('an empty file is empty text', () => {
	expect(decodeFile(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
});
