import { type Client, createClient } from '@draftsmith/shared/client';
import { z } from 'zod';
import { writesText } from '../../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../../fakes/fake-openai-server.ts';
import { type Stack, startStack } from '../../stack/start-stack.ts';
import type { BootOptions, WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';

/** What the fake model writes: every kind of block that an article has, and characters that a careless path would harm. */
export const ARTICLE = [
	'It’s “rye” \\ 500 g & 5 < 6, 😀 — with **patience**, *time* and ~~haste~~.',
	'## What you need',
	'- rye flour\n- water\n- salt\n  - fine, not coarse',
	'3. Mix the dough.\n4. Let it rest.',
	'> Good bread takes its time.',
	'```js\nconst x = a[0] + "\\n" + \'\\\\\';\n```',
	'| Flour | Water |\n| --- | ---: |\n| 500 g | 400 ml |',
	'---',
	'![A "loaf"](https://example.com/loaf.jpg "fresh")',
	'See [the bakery](https://example.com/bread?a=1&b=2) for `more` and [gallery ids="1"].',
].join('\n\n');

/** The id of the model that writes `ARTICLE`. */
export const BAKER = 'baker';

/** A site that is registered with a service whose model we play. */
export type World = {
	stack: Stack;
	site: WordPressSite;
	model: FakeOpenAiServer;
	/** Sees the service as the site does, with the site's key. */
	service: Client;
	stop: () => Promise<void>;
};

export type WorldOptions = { boot: BootOptions; environment?: Record<string, string> };

/** Starts it all and registers the site. */
export async function startWorld({ boot, environment = {} }: WorldOptions): Promise<World> {
	const model = await startFakeOpenAiServer(writesText(ARTICLE));
	const baker = {
		id: BAKER,
		name: 'Baker 7B',
		engine: 'openai-compatible',
		scope: 'self_hosted',
		base_url: model.baseUrl,
		model: 'fake-model',
	};
	let stack: Stack | undefined;
	const stop = async () => {
		await Promise.all([stack?.stop(), model.stop()]);
	};
	try {
		// The limits of a trial would be in the way; tests/plugin/domain-proof.test.ts is about the proof.
		const settings = { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off', ...environment };
		stack = await startStack({ boot, models: [baker], environment: settings });
		await stack.register();
		const key = await revealKey(stack.site);
		const service = createClient({ baseUrl: stack.serviceUrl, key });
		return { stack, site: stack.site, model, service, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The key that the site keeps encrypted; only PHP on the site can tell it. */
export function revealKey(site: WordPressSite): Promise<string> {
	return evaluate(site, z.string().startsWith('dsk_'), 'return ( new Draftsmith\\Accounts\\Api_Key() )->reveal();');
}
