import { expect, test } from 'vitest';
import { cleanHeading } from './clean-heading.ts';

test.each([
	['Roots in Ethiopia', 'Roots in Ethiopia'],
	['  ## **Roots** in `Ethiopia`\n', 'Roots in Ethiopia'],
	['1. Grind fresh', '1. Grind fresh'],
	['The #1 of 3 * 4', 'The #1 of 3 * 4'],
	['One\n\n## Two', 'One ## Two'],
	['The <b>oven</b><!-- wp:html --> <script>alert(1)</script>', 'The oven'],
	['\u202eevil\u202c \u0000name', 'evil name'],
	['[click](https://evil.example)', 'click'],
	['کتاب‌ها', 'کتاب‌ها'],
	['???', ''],
	['🙂', ''],
	['\u200b\n', ''],
	['', ''],
])('%j is shown as %j', (typed, shown) => {
	expect(cleanHeading(typed)).toBe(shown);
});
