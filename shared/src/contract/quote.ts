import { z } from 'zod';
import { ProviderScope } from './common.ts';

const range = (description: string) =>
	z.object({ low: z.number().int(), high: z.number().int() }).meta({ description });

/** What a request would take, before it runs. An estimate: models differ in what they read and write. */
export const Quote = z.object({
	model: z.string(),
	scope: ProviderScope,
	target_words: z.number().int(),
	input_tokens: range('Tokens that the model reads, over all steps.'),
	output_tokens: range('Tokens that the model writes, over all steps.'),
	price_micro_usd: range('Millionths of a US dollar.')
		.nullable()
		.meta({ description: 'null: the operator has named no price for this model. Unknown, not free.' }),
	fits_max_tokens: z.boolean().meta({ description: 'Whether the low end is within the request’s max_tokens.' }),
});
export type Quote = z.infer<typeof Quote>;
