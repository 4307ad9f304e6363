import { expect, test } from 'vitest';
import { isCompanyHost, isPrivateHost } from './host-scope.ts';

test.each([
	'http://localhost:8000/v1',
	'http://vllm:8000/v1',
	'http://127.0.0.1/v1',
	'http://2130706433/v1',
	'http://10.1.2.3/v1',
	'http://172.31.0.1/v1',
	'http://192.168.1.5:11434/v1',
	'http://100.100.1.1/v1',
	'http://[::1]/v1',
	'http://[fd00::1]/v1',
	'http://[::ffff:10.0.0.1]/v1',
	'http://box.local./v1',
	'https://llm.corp.internal/v1',
])('%s can only be of one’s own', (address) => expect(isPrivateHost(address)).toBe(true));

test.each([
	'https://api.openai.com/v1',
	'http://8.8.8.8/v1',
	'http://172.32.0.1/v1',
	'http://[2606:4700::1]/v1',
	'http://[::ffff:8.8.8.8]/v1',
	'https://localhost.example.com/v1',
	'https://internal.example.com/v1',
	'https://my-internal.com/v1',
])('%s may be anybody’s', (address) => expect(isPrivateHost(address)).toBe(false));

test('companies are known by their hosts', () => {
	for (const host of [
		'api.openai.com',
		'API.Anthropic.com.',
		'eu.api.x.ai',
		'mine.openai.azure.com',
		'api.together.xyz',
	])
		expect(isCompanyHost(`https://${host}/v1`)).toBe(true);
	for (const host of ['llm.example.com', 'api.openai.com.example.com', 'notx.ai', 'vllm', '10.0.0.5'])
		expect(isCompanyHost(`https://${host}/v1`)).toBe(false);
});
