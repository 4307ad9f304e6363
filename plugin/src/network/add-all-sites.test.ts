import { expect, it, vi } from 'vitest';
import { addAllSites } from './add-all-sites.ts';
import type { Addition } from './network-api.ts';

const start = { added: 0, failures: [], next: 0, stopped: null };
const failure = { domain: 'bad.example', message: 'No.' };

/** Answers with these one after another. */
function answers(...additions: Addition[]) {
	return vi.fn(async (after: number) => {
		const addition = additions.shift();
		if (!addition) throw new Error(`asked once more, after ${after}`);
		return addition;
	});
}

it('goes on until the last site, and adds up', async () => {
	const request = answers(
		{ next: 5, added: 4, failures: [failure], stopped: null },
		{ next: null, added: 2, failures: [], stopped: null },
	);
	const told = vi.fn();
	const end = { added: 6, failures: [failure], next: null, stopped: null };
	expect(await addAllSites(request, start, told)).toEqual(end);
	expect(request.mock.calls).toEqual([[0], [5]]);
	expect(told).toHaveBeenLastCalledWith(end);
});

it('ends where going on makes no sense, and goes on from there later', async () => {
	const full = await addAllSites(
		answers({ next: 3, added: 1, failures: [], stopped: 'The plan is full.' }),
		start,
		() => undefined,
	);
	expect(full).toMatchObject({ next: 3, stopped: 'The plan is full.' });
	const request = answers({ next: null, added: 1, failures: [], stopped: null });
	expect(await addAllSites(request, full, () => undefined)).toMatchObject({ added: 2, next: null, stopped: null });
	expect(request).toHaveBeenCalledWith(3);
});

it('after the last site nothing is asked', async () => {
	const request = answers();
	await addAllSites(request, { ...start, next: null }, () => undefined);
	expect(request).not.toHaveBeenCalled();
});
