import type { Store, Transaction } from '../store/index.ts';
import { hasEnqueued } from './enqueue.ts';

/** The same store, whose writes call `wake` once the commit of one that put something into an outbox is on the disk. */
export function wakeAfterCommit(store: Store, wake: () => void): Store {
	return {
		...store,
		write: async (work) => {
			let used: Transaction | undefined;
			const value = await store.write((trx) => {
				used = trx;
				return work(trx);
			});
			if (used && hasEnqueued(used)) wake();
			return value;
		},
	};
}
