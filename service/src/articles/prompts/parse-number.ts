/**
 * The value of a row of decimal digits of any script: `150`, `１５０`, `١٥٠`, `१५०`. The digits of a script stand in a row from its
 * zero, so the value is the distance to where the row begins.
 */
export function parseNumber(digits: string): number {
	let value = 0;
	for (const digit of digits.normalize('NFKC')) value = value * 10 + digitValue(digit);
	return value;
}

function digitValue(digit: string): number {
	const code = digit.codePointAt(0) ?? 0;
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	let zero = code;
	while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
	return code - zero;
}
