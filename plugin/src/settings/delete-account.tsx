import type { Account } from '@draftsmith/shared';
import { Button, Modal, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { type Deletion, deleteAccount } from './account-api.ts';

/** The question before the account is deleted, to be answered by typing its address. It stays open until that is done. */
function DeleteModal(props: { email: string; onClose: () => void; onDeleted: (deletion: Deletion) => void }) {
	const { email, onClose, onDeleted } = props;
	const { isBusy, failure, run } = useRequest();
	const [typed, setTyped] = useState('');
	const isConfirmed = typed.trim().toLowerCase() === email.toLowerCase();
	return (
		<Modal title={__('Delete the account?', 'draftsmith')} size="medium" onRequestClose={onClose}>
			<form
				className="draftsmith-stack"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					if (isConfirmed) void run(() => deleteAccount(typed.trim()), onDeleted);
				}}
			>
				<p>
					{__(
						'The service erases the account with all of its sites, keys, requests and articles that were not fetched. This site forgets its key and the list of what was asked for. Nobody can undo it.',
						'draftsmith',
					)}
				</p>
				<p>
					{__('Your posts stay as they are. What the law requires to be kept is kept without your name.', 'draftsmith')}
				</p>
				<p>
					{/* translators: %s: e-mail address. */}
					{sprintf(__('To confirm, type the address of the account: %s', 'draftsmith'), email)}
				</p>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					type="email"
					autoComplete="off"
					label={__('Address of the account', 'draftsmith')}
					value={typed}
					onChange={setTyped}
				/>
				{failure && <RequestErrorNotice error={failure} onSettingsPage />}
				<div className="draftsmith-actions">
					<BusyButton
						variant="primary"
						isDestructive
						isBusy={isBusy}
						isBlocked={!isConfirmed}
						busyLabel={__('Deleting…', 'draftsmith')}
					>
						{__('Delete the account', 'draftsmith')}
					</BusyButton>
					<Button __next40pxDefaultSize variant="tertiary" onClick={onClose}>
						{__('Cancel', 'draftsmith')}
					</Button>
				</div>
			</form>
		</Modal>
	);
}

/** The way out: everything is erased. */
export function DeleteAccount(props: { account: Account; onDeleted: (deletion: Deletion) => void }) {
	const [isAsking, setAsking] = useState(false);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Delete the account', 'draftsmith')}</h2>
			<p>
				{__(
					'Everything that the service holds about you and your sites is erased, and you get a signed receipt. Your posts stay as they are.',
					'draftsmith',
				)}
			</p>
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="secondary" isDestructive onClick={() => setAsking(true)}>
					{__('Delete the account', 'draftsmith')}
				</Button>
			</div>
			{isAsking && (
				<DeleteModal
					email={props.account.email}
					onClose={() => setAsking(false)}
					onDeleted={(deletion) => {
						setAsking(false);
						props.onDeleted(deletion);
					}}
				/>
			)}
		</section>
	);
}
