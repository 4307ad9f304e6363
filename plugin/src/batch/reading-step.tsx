import { SelectControl, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ENCODINGS } from './decode-file.ts';
import { encodingLabel, separatorLabel } from './labels.ts';
import { NO_SEPARATOR, SEPARATORS, type SheetRecord } from './read-csv.ts';
import type { ReadFile, Reading, Source } from './read-source.ts';
import { useReading } from './use-reading.ts';

/** How much of a text is shown. */
const SAMPLE = 80;

/** The first text with a letter by which one sees whether a file was read in its encoding; empty when it has none. */
function firstTelling(records: readonly SheetRecord[]): string {
	for (const { cells } of records)
		for (const cell of cells) {
			const at = cell.search(/[^\p{ASCII}]/u);
			if (at >= 0) return cell.slice(Math.max(0, at - SAMPLE / 2), at + SAMPLE / 2).trim();
		}
	return '';
}

/** How a file was read, and what one can choose when its letters or its columns look wrong. */
export function ReadingStep(props: {
	file: ReadFile;
	records: readonly SheetRecord[];
	/** Reads the file anew, or rejects with a message for people. */
	read: (file: ReadFile, reading: Reading) => Promise<Source>;
	onRead: (source: Source) => void;
}) {
	const { encoding, isGuess, separator } = props.file;
	const { run, isReading, problem } = useReading(props.onRead);
	const change = (reading: Reading) => void run(() => props.read(props.file, reading));
	const telling = firstTelling(props.records);
	const separators = [...new Set([...SEPARATORS, NO_SEPARATOR, separator])];
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('How the file is read', 'draftsmith')}</h2>
			{isGuess && telling !== '' && (
				<p>
					{__(
						'The file does not say which encoding its letters have. Look at them here and in the preview. If they are wrong, choose another encoding.',
						'draftsmith',
					)}
				</p>
			)}
			<div className="draftsmith-columns">
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Encoding of the letters', 'draftsmith')}
					/* translators: %s: beginning of a text. */
					help={telling !== '' && sprintf(__('Such as: %s', 'draftsmith'), telling)}
					value={encoding}
					options={ENCODINGS.map((value) => ({ value, label: encodingLabel(value) }))}
					onChange={(value) => change({ encoding: value })}
				/>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Columns are separated by', 'draftsmith')}
					help={
						separator === NO_SEPARATOR &&
						__('Each line is one title. If the file has several columns, choose what separates them.', 'draftsmith')
					}
					value={separator}
					options={separators.map((value) => ({ value, label: separatorLabel(value) }))}
					onChange={(value) => change({ ...(isGuess ? { encoding } : {}), separator: value })}
				/>
			</div>
			<div role="status">{isReading && <Spinner />}</div>
			{problem !== '' && (
				<p className="draftsmith-error" role="alert">
					{problem}
				</p>
			)}
		</section>
	);
}
