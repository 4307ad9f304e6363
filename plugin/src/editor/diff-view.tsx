import { VisuallyHidden } from '@wordpress/components';
import { useMemo } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { type BlockChange, diffBlocks, type Piece, type TextBlock } from './diff-blocks.ts';

/** Words that came, as an insertion; words that went, as a deletion. Those who can't see the lines hear it. */
function Words({ type, text }: Piece) {
	if (type === 'same') return text;
	const Mark = type === 'added' ? 'ins' : 'del';
	return (
		<Mark>
			<VisuallyHidden as="span">
				{type === 'added' ? __('[added:', 'draftsmith') : __('[removed:', 'draftsmith')}{' '}
			</VisuallyHidden>
			{text}
			<VisuallyHidden as="span">]</VisuallyHidden>
		</Mark>
	);
}

/** How many blocks in a row stay as they are; of one alone, its text. */
function Unchanged({ blocks }: { blocks: readonly TextBlock[] }) {
	const [only] = blocks;
	if (blocks.length === 1 && only) return <p>{only.text}</p>;
	return (
		<p className="draftsmith-diff__gap">
			{sprintf(
				/* translators: %s: number of blocks (paragraphs, headings, lists). */
				_n('%s block stays as it is', '%s blocks stay as they are', blocks.length, 'draftsmith'),
				formatNumber(blocks.length),
			)}
		</p>
	);
}

/** One change after another; what stays the same is put together. */
function toRows(changes: readonly BlockChange[]): (BlockChange | TextBlock[])[] {
	const rows: (BlockChange | TextBlock[])[] = [];
	for (const change of changes) {
		const last = rows.at(-1);
		if (change.type !== 'same') rows.push(change);
		else if (Array.isArray(last)) last.push(change.block);
		else rows.push([change.block]);
	}
	return rows;
}

/** What changes from one text to another. */
export function DiffView(props: {
	before: readonly TextBlock[];
	after: readonly TextBlock[];
	language: string;
	label: string;
}) {
	const { before, after, language, label } = props;
	// What is compared is drawn anew as a whole, so places tell the parts apart.
	let place = 0;
	const nextKey = () => `${place++}`;
	const rows = useMemo(() => toRows(diffBlocks(before, after, language)), [before, after, language]);
	return (
		<section className="draftsmith-diff" aria-label={label}>
			<div lang={language} dir="auto">
				{rows.map((row) => {
					const key = nextKey();
					if (Array.isArray(row)) return <Unchanged key={key} blocks={row} />;
					const pieces: Piece[] =
						row.type === 'changed'
							? row.pieces
							: row.type === 'same'
								? [{ type: 'same', text: row.block.text }]
								: [{ type: row.type, text: row.block.text }];
					return (
						<p key={key} className={`draftsmith-diff__${row.type}`}>
							{pieces.map((piece) => (
								<Words key={nextKey()} {...piece} />
							))}
						</p>
					);
				})}
			</div>
		</section>
	);
}
