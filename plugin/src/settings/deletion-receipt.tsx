import type { ErasureReceipt } from '@draftsmith/shared';
import { Button, Notice } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { saveFile } from './save-file.ts';

function download(receipt: ErasureReceipt): void {
	const content = new Blob([JSON.stringify(receipt, null, '\t')], { type: 'application/json' });
	saveFile({ name: `draftsmith-receipt-${receipt.seq}.json`, content });
}

/** What is left of a deleted account: the signed receipt. It is shown this once. */
export function DeletionReceipt({ receipt }: { receipt: ErasureReceipt }) {
	const heading = useRef<HTMLHeadingElement>(null);
	// What was in focus has gone with the account.
	useEffect(() => heading.current?.focus(), []);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2 className="draftsmith-heading" tabIndex={-1} ref={heading}>
				{__('The account is deleted', 'draftsmith')}
			</h2>
			<Notice status="success" isDismissible={false}>
				<p>
					{sprintf(
						/* translators: %s: date and time. */
						__('The service has erased everything on %s. Your posts are as they were.', 'draftsmith'),
						formatTime(receipt.at),
					)}
				</p>
			</Notice>
			<dl className="draftsmith-facts">
				<dt>{__('Receipt', 'draftsmith')}</dt>
				<dd>{formatNumber(receipt.seq)}</dd>
				<dt>{__('Digest', 'draftsmith')}</dt>
				<dd>
					<code dir="ltr">{receipt.hash}</code>
				</dd>
				<dt>{__('Signature', 'draftsmith')}</dt>
				<dd>
					<code dir="ltr">{receipt.signature}</code>
				</dd>
			</dl>
			<p>{__('It is shown only now. Download it if you want to prove the deletion later.', 'draftsmith')}</p>
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="secondary" onClick={() => download(receipt)}>
					{__('Download the receipt', 'draftsmith')}
				</Button>
			</div>
		</section>
	);
}
