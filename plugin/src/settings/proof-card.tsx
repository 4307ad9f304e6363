import type { Account, Proof } from '@draftsmith/shared';
import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { CopyableText } from '../components/copyable-text.tsx';
import { formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { proveAgain } from './account-api.ts';
import { EmailConfirmation } from './email-confirmation.tsx';
import { methodText, problemText, type SiteAddress } from './proof-texts.ts';
import { type Standing, StatusLine } from './status-line.tsx';
import { TrialLimits } from './trial-limits.tsx';

function stateOf(proof: Proof): { standing: Standing; word: string } {
	if (proof.state === 'proven') return { standing: 'ok', word: __('Proven', 'draftsmith') };
	if (proof.state === 'failed') return { standing: 'failed', word: __('Not proven', 'draftsmith') };
	return { standing: 'skipped', word: __('Being checked', 'draftsmith') };
}

/** What the service is doing about the proof, and what one can do. */
function ProofState({ proof, address }: { proof: Proof; address: SiteAddress }) {
	if (proof.state === 'proven') return <p>{methodText(proof.method)}</p>;
	const problem = problemText(proof.problem, address);
	return (
		<>
			{problem === null ? (
				<p>
					{__(
						'The service asks this site whether it is the one that registered. That takes a few seconds, and you need not do anything.',
						'draftsmith',
					)}
				</p>
			) : (
				// The region around it is announced, so it need not speak itself.
				<Notice status={proof.state === 'failed' ? 'error' : 'warning'} isDismissible={false} spokenMessage="">
					<p>{problem}</p>
				</Notice>
			)}
			{proof.state === 'failed' && (
				<p>
					{__('The service has stopped asking. Put right what is named here, then have it check again.', 'draftsmith')}
				</p>
			)}
			{problem !== null && proof.next_attempt_at && (
				<p>
					{/* translators: %s: date and time. */}
					{sprintf(
						__('The service will check again by itself on %s.', 'draftsmith'),
						formatTime(proof.next_attempt_at),
					)}
				</p>
			)}
		</>
	);
}

/** The two ways that need no answer of this site. */
function OtherWays({ proof, address }: { proof: Proof; address: SiteAddress }) {
	const { domain } = address;
	const host = domain.replace(/:\d+$/, '');
	return (
		<details className="draftsmith-details" open={problemText(proof.problem, address) !== null}>
			<summary>{__('Other ways to prove it', 'draftsmith')}</summary>
			<div className="draftsmith-stack">
				<p>{__('Either of these will do. Both use this token:', 'draftsmith')}</p>
				<CopyableText text={proof.token} label={__('Copy the token', 'draftsmith')} />
				<p>{__('A file with the token, and nothing else, at this address:', 'draftsmith')}</p>
				<CopyableText
					text={`https://${domain}/.well-known/draftsmith-verification.txt`}
					label={__('Copy the address of the file', 'draftsmith')}
				/>
				<p>{__('Or a TXT record in the domain’s DNS with the token as its value, under this name:', 'draftsmith')}</p>
				<CopyableText text={`_draftsmith.${host}`} label={__('Copy the name of the record', 'draftsmith')} />
			</div>
		</details>
	);
}

/** Whether the domain is proven and the owner's address confirmed, and what to do until one of both is. */
export function ProofCard(props: { account: Account; folder: string; onChange: (account: Account) => void }) {
	const { account, folder, onChange } = props;
	const { domain, proof } = account.site;
	const address = { domain, folder };
	const { isBusy, failure, run } = useRequest();
	const [isTooSoon, setTooSoon] = useState(false);
	const { standing, word } = stateOf(proof);
	const isProven = proof.state === 'proven';
	const checkAgain = () =>
		void run(proveAgain, (changed) => {
			const { state, next_attempt_at: next } = changed.site.proof;
			// Right after an attempt the service lets the next one stay where it is.
			setTooSoon(state === 'pending' && next !== null && next === proof.next_attempt_at);
			onChange(changed);
		});
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Proof of ownership', 'draftsmith')}</h2>
			<dl className="draftsmith-facts">
				<dt>{__('Domain', 'draftsmith')}</dt>
				<dd>
					<bdi>{domain}</bdi> <StatusLine standing={standing} word={word} />
				</dd>
			</dl>
			<div className="draftsmith-stack" role="status">
				<ProofState proof={proof} address={address} />
			</div>
			<TrialLimits plan={account.plan} />
			{!isProven && <OtherWays proof={proof} address={address} />}
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<p role="status">
				{!isProven &&
					isTooSoon &&
					__('It was checked only a moment ago. Wait ten seconds, then check again.', 'draftsmith')}
			</p>
			{!isProven && (
				<div className="draftsmith-actions">
					<BusyButton isBusy={isBusy} onClick={checkAgain} busyLabel={__('Checking…', 'draftsmith')}>
						{__('Check again', 'draftsmith')}
					</BusyButton>
				</div>
			)}
			<EmailConfirmation account={account} onChange={onChange} />
		</section>
	);
}
