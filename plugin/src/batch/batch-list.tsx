import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { formatTime } from '../components/format.ts';
import type { Batch } from './api.ts';
import { formatRows, nextSentence, stateLabel } from './labels.ts';
import { Progress } from './progress.tsx';

/** All batches, newest first. */
export function BatchList(props: { batches: readonly Batch[]; onOpen: (id: number) => void; onNew: () => void }) {
	if (props.batches.length === 0)
		return (
			<div className="draftsmith-card draftsmith-stack">
				<h2>{__('Many articles at once', 'draftsmith')}</h2>
				<p>
					{__(
						'Paste a list of titles or choose a CSV file. Draftsmith writes the articles one after the other and makes a post of each, also while this page is closed.',
						'draftsmith',
					)}
				</p>
				<div className="draftsmith-actions">
					<Button __next40pxDefaultSize variant="primary" onClick={props.onNew}>
						{__('New batch', 'draftsmith')}
					</Button>
				</div>
			</div>
		);
	return (
		<div className="draftsmith-stack">
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="primary" onClick={props.onNew}>
					{__('New batch', 'draftsmith')}
				</Button>
			</div>
			<ul className="draftsmith-batches">
				{props.batches.map((batch) => (
					<li key={batch.id} className="draftsmith-card draftsmith-stack">
						<div className="draftsmith-batch-head">
							<h2>
								<Button variant="link" onClick={() => props.onOpen(batch.id)}>
									{batch.name}
								</Button>
							</h2>
							<span className={`draftsmith-badge is-${batch.state}`}>{stateLabel(batch.state)}</span>
						</div>
						<Progress batch={batch} />
						{nextSentence(batch) !== '' && <p>{nextSentence(batch)}</p>}
						<p className="draftsmith-muted">
							{[formatRows(batch.row_count), batch.author_name, formatTime(batch.created_at)]
								.filter(Boolean)
								.join(' · ')}
						</p>
					</li>
				))}
			</ul>
		</div>
	);
}
