import { expect, test } from 'vitest';
import { signWebhook } from './webhook-signature.ts';

// The example of the specification, made with its reference library.
test('a signature is that of the specification', () => {
	const headers = signWebhook(
		{ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
		['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
	);
	expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('while secrets change, there is a signature by each', () => {
	const message = { id: 'a', timestamp: 1, body: '{}' };
	const [one, two] = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'];
	const both = signWebhook(message, [one ?? '', two ?? ''])['webhook-signature'];
	const alone = [one, two].map((secret) => signWebhook(message, [secret ?? ''])['webhook-signature']);
	expect(both?.split(' ')).toEqual(alone);
});
