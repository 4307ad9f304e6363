import { expect, test } from 'vitest';
import { messageId, readSenderAddress } from './sender-address.ts';

test('a sender is read with its name, or gets ours', () => {
	expect(readSenderAddress('Articles, Inc. <service@example.com>')).toEqual({
		name: 'Articles, Inc.',
		address: 'service@example.com',
	});
	expect(readSenderAddress('"Articles" <a@example.com>')).toEqual({ name: 'Articles', address: 'a@example.com' });
	expect(readSenderAddress('a@example.com')).toEqual({ name: 'Draftsmith', address: 'a@example.com' });
	expect(readSenderAddress(undefined)).toEqual({ name: 'Draftsmith', address: 'draftsmith@localhost' });
});

test('a Message-ID is at the domain of the sender, in ASCII', () => {
	expect(messageId('0199', { name: '', address: 'service@bücher.example' })).toBe('<0199@xn--bcher-kva.example>');
});
