import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { StatusLine } from './status-line.tsx';

/** Texts of the switch, which differ for a site and for a network. */
interface SwitchTexts {
	on: string;
	off: string;
	question: string;
}

/** The one switch that turns everything off, and on again. */
export function SwitchCard(props: {
	isOn: boolean;
	/** Turned off elsewhere, so that it can't be turned on here; the reason. */
	blocked: string | null;
	texts: SwitchTexts;
	onSwitch: (isOn: boolean) => Promise<void>;
}) {
	const { isOn, blocked, texts, onSwitch } = props;
	const { isBusy, failure, run } = useRequest();
	const [isAsking, setAsking] = useState(false);
	const change = (to: boolean) =>
		void run(
			() => onSwitch(to),
			() => undefined,
		);
	return (
		<section className={`draftsmith-card draftsmith-stack${isOn ? '' : ' draftsmith-card--notice'}`}>
			<h2>{__('On or off', 'draftsmith')}</h2>
			<div role="status">
				<StatusLine
					standing={isOn ? 'ok' : 'failed'}
					word={isOn ? __('Draftsmith is on', 'draftsmith') : __('Draftsmith is off', 'draftsmith')}
				/>
			</div>
			<p>{isOn ? texts.on : texts.off}</p>
			{blocked !== null && (
				<Notice status="warning" isDismissible={false}>
					<p>{blocked}</p>
				</Notice>
			)}
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			{blocked === null && (
				<div className="draftsmith-actions">
					<BusyButton
						variant={isOn ? 'secondary' : 'primary'}
						isBusy={isBusy}
						onClick={() => (isOn ? setAsking(true) : change(true))}
					>
						{isOn ? __('Turn everything off', 'draftsmith') : __('Turn it on again', 'draftsmith')}
					</BusyButton>
				</div>
			)}
			{isAsking && (
				<ConfirmModal
					title={__('Turn everything off?', 'draftsmith')}
					onClose={() => setAsking(false)}
					answers={[{ label: __('Turn everything off', 'draftsmith'), onChoose: () => change(false) }]}
				>
					{texts.question}
				</ConfirmModal>
			)}
		</section>
	);
}
