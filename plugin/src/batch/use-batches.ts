import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { type Batch, fetchBatches } from './api.ts';
import { isMoving } from './is-moving.ts';

/** Milliseconds between two questions while something happens; none is asked while nobody looks. */
const INTERVAL = 5000;

/** How many batches the site lists. */
const NEWEST = 100;

/** All batches, kept fresh by one request for all of them. `tick` grows with each answer, for what hangs on it. */
export function useBatches() {
	const [batches, setBatches] = useState<readonly Batch[] | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [tick, setTick] = useState(0);
	const ask = useCallback(async () => {
		try {
			const { data } = await fetchBatches();
			const oldest = data.at(-1)?.id ?? 0;
			// One that is older than all of these was asked for by its address; it stays.
			setBatches((known) => [...data, ...(known ?? []).filter(({ id }) => data.length >= NEWEST && id < oldest)]);
			setFailure(null);
			setTick((count) => count + 1);
		} catch (thrown) {
			setFailure(toRequestError(thrown));
		}
	}, []);
	const asked = useRef<Promise<void> | null>(null);
	/** Asks once at a time; who asks meanwhile waits for that answer. */
	const load = useCallback(() => {
		asked.current ??= ask().finally(() => {
			asked.current = null;
		});
		return asked.current;
	}, [ask]);
	useEffect(() => {
		load();
	}, [load]);

	const isLive = batches?.some(isMoving) ?? false;
	useEffect(() => {
		if (!isLive) return;
		const timer = setInterval(() => {
			if (!document.hidden) load();
		}, INTERVAL);
		return () => clearInterval(timer);
	}, [isLive, load]);

	/** Takes over a batch that a request has answered with. */
	const put = useCallback((batch: Batch) => {
		setBatches((known) =>
			[batch, ...(known ?? []).filter(({ id }) => id !== batch.id)].sort((one, other) => other.id - one.id),
		);
		setTick((count) => count + 1);
	}, []);
	const drop = useCallback(
		(id: number) => setBatches((known) => known?.filter((batch) => batch.id !== id) ?? null),
		[],
	);
	return { batches, failure, tick, load, put, drop };
}
