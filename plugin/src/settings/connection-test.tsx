import { speak } from '@wordpress/a11y';
import { Icon, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check, close, lineSolid } from '@wordpress/icons';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { type ConnectionStep, testConnection } from './api.ts';

/** How a step went, as icon and word. */
function outcome(ok: boolean | null) {
	if (ok === true) return { icon: check, word: __('OK', 'draftsmith'), name: 'ok' };
	if (ok === false) return { icon: close, word: __('Failed', 'draftsmith'), name: 'failed' };
	return { icon: lineSolid, word: __('Not tried', 'draftsmith'), name: 'skipped' };
}

function Step({ step }: { step: ConnectionStep }) {
	const { icon, word, name } = outcome(step.ok);
	return (
		<li className={`draftsmith-step draftsmith-step--${name}`}>
			<Icon icon={icon} size={24} />
			<div>
				<strong>{step.label}</strong> <span className="draftsmith-step__word">{word}</span>
				{step.detail !== '' && <p className="draftsmith-muted">{step.detail}</p>}
			</div>
		</li>
	);
}

/** Tests the way to the service when asked to, and names the step that fails. */
export function ConnectionTest() {
	const [steps, setSteps] = useState<ConnectionStep[] | null>(null);
	const [isBusy, setBusy] = useState(false);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const failed = steps?.find(({ ok }) => ok === false);
	const test = async () => {
		setBusy(true);
		setFailure(null);
		try {
			const result = await testConnection();
			setSteps(result.steps);
			if (result.ok) speak(__('The connection works.', 'draftsmith'), 'polite');
		} catch (thrown) {
			setFailure(toRequestError(thrown));
		}
		setBusy(false);
	};
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Test the connection', 'draftsmith')}</h2>
			<p>
				{__('Goes the whole way from this site to the service and its models, and says where it ends.', 'draftsmith')}
			</p>
			<div className="draftsmith-actions">
				<BusyButton isBusy={isBusy} onClick={() => void test()} busyLabel={__('Testing…', 'draftsmith')}>
					{__('Test the connection', 'draftsmith')}
				</BusyButton>
			</div>
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			{failed && (
				<Notice status="error" isDismissible={false}>
					<p>
						{sprintf(
							/* translators: 1: name of a step, 2: what is wrong and what to do. */
							__('It ends at “%1$s”: %2$s', 'draftsmith'),
							failed.label,
							failed.detail,
						)}
					</p>
				</Notice>
			)}
			{steps && (
				<ol className="draftsmith-steps">
					{steps.map((step) => (
						<Step key={step.id} step={step} />
					))}
				</ol>
			)}
		</section>
	);
}
