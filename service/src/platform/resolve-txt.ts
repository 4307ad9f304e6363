import { Resolver } from 'node:dns/promises';

/** Of one DNS question, ms. */
const TIMEOUT = 2000;

/** The texts of a name's TXT records, each put together again from its pieces; none when there is no answer. Never rejects. */
export type ResolveTxt = (name: string) => Promise<string[]>;

/** Asks DNS; gives up after 4 s. */
export const resolveTxt: ResolveTxt = async (name) => {
	const resolver = new Resolver({ timeout: TIMEOUT, tries: 2 });
	const records = await resolver.resolveTxt(name).catch(() => []);
	return records.map((pieces) => pieces.join(''));
};
