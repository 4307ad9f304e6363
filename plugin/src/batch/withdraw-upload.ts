import type { Batch } from './api.ts';

/** The requests that taking an upload back needs; the real ones are in api.ts. */
export interface WithdrawalPorts {
	list: () => Promise<{ data: readonly Batch[] }>;
	remove: (id: number) => Promise<unknown>;
}

/**
 * Takes back an upload of which an answer was lost, so that nobody here knows how far it came. Gives its batch when that was started and
 * so can't be taken back; null when nothing of it can go on.
 * @throws what a request is rejected with: then nothing is known yet
 */
export async function withdrawUpload(requestId: string, ports: WithdrawalPorts): Promise<Batch | null> {
	const { data } = await ports.list();
	const batch = data.find(({ request_id }) => request_id === requestId);
	if (!batch || batch.state === 'canceled') return null;
	if (batch.state !== 'collecting') return batch;
	// Refused, should it have been started at this very moment.
	await ports.remove(batch.id);
	return null;
}
