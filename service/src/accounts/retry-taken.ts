const MOST_TRIES = 5;

/**
 * Runs a write again that lost a race for a unique value: what it then reads is what the winner has left. PostgreSQL only, where
 * two transactions run at the same time.
 * @throws what `work` throws: anything else, and the fifth loss
 */
export async function retryTaken<Value>(work: () => Promise<Value>): Promise<Value> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			const isTaken = error instanceof Error && 'code' in error && error.code === '23505';
			if (!isTaken || attempt === MOST_TRIES) throw error;
		}
	}
}
