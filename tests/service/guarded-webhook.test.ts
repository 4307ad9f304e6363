import { once } from 'node:events';
import { createServer } from 'node:http';
import { createClient } from '@draftsmith/shared/client';
import { expect, test } from 'vitest';
import { behindItsBack } from './operators-harness.ts';
import { startTestService } from './start-test-service.ts';

/** Of the free plan, the requests at which its owner is alerted. */
const ALERTED_AT = 40;

test.each([
	{ allowed: '0', state: 'waiting', error_code: 'unreachable', requests: 0 },
	// That the same is asked where it may be shows that the zero above means something.
	{ allowed: '1', state: 'sent', error_code: null, requests: 1 },
])(
	'the service asks private addresses only where that is allowed: $allowed',
	async ({ allowed, state, ...expected }) => {
		let requests = 0;
		const receiver = createServer((_, response) => {
			requests++;
			response.writeHead(204).end();
		}).listen(0, '127.0.0.1');
		await once(receiver, 'listening');
		const address = receiver.address();
		if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
		const service = await startTestService({ environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' } });
		try {
			const { key, client } = await service.register();
			// Where private addresses are not allowed, none can be set: this one is from before.
			await client.updateAccount({ webhook_url: `http://127.0.0.1:${address.port}/hook` });
			await service.restart({ DRAFTSMITH_ALLOW_PRIVATE_SITES: allowed });
			const again = createClient({ baseUrl: service.url, key });
			for (let index = 0; index < ALERTED_AT; index++) {
				await again.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: String(index) });
			}
			const deliveries = () =>
				behindItsBack(service.folder, (database) =>
					database.prepare('select kind, state, attempts, error_code from webhook_deliveries').all(),
				);
			const { error_code } = expected;
			await expect
				.poll(deliveries, { timeout: 15_000 })
				.toEqual([{ kind: 'usage.alert', state, attempts: 1, error_code }]);
			expect(requests).toBe(expected.requests);
		} finally {
			await service.stop();
			receiver.closeAllConnections();
			receiver.close();
		}
	},
);
