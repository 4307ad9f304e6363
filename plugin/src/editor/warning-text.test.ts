import { WarningCode } from '@draftsmith/shared';
import { describe, expect, it } from 'vitest';
import { warningText } from './warning-text.ts';

describe('warningText', () => {
	it('has words of its own for every warning of the contract', () => {
		const texts = WarningCode.options.map((code) => warningText(code));
		expect(texts).not.toContain(null);
		expect(new Set(texts).size).toBe(WarningCode.options.length);
	});

	it.each(['of_a_newer_service', 'constructor', ''])('leaves “%s” to the service’s words', (code) => {
		expect(warningText(code)).toBeNull();
	});
});
