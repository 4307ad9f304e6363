import type { Account } from '@draftsmith/shared';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { fetchAccount } from './account-api.ts';

/** Milliseconds between two questions while the service looks for the proof. */
const INTERVAL = 5000;
/** Questions without news; who waits longer presses the button. */
const PATIENCE = 24;

/** The account, and while its domain is being proven, how that goes. Nothing is asked where `isAllowed` is false. */
export function useAccount(isAllowed: boolean) {
	const [account, setAccount] = useState<Account | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const load = useCallback(() => {
		if (!isAllowed) return;
		setFailure(null);
		fetchAccount().then(setAccount, (thrown) => setFailure(toRequestError(thrown)));
	}, [isAllowed]);
	useEffect(load, [load]);

	const isPending = account?.site.proof.state === 'pending';
	useEffect(() => {
		if (!isPending) return;
		let asked = 0;
		const timer = setInterval(() => {
			if (document.hidden) return;
			asked += 1;
			if (asked >= PATIENCE) clearInterval(timer);
			// A question that fails is asked again; the account that is known stays on the page.
			fetchAccount().then(setAccount, () => undefined);
		}, INTERVAL);
		return () => clearInterval(timer);
	}, [isPending]);

	return { account, failure, load, setAccount };
}
