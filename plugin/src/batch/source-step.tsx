import { Button, DropZone, FormFileUpload, Notice, Spinner, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { looksLikeHeadings } from './columns.ts';
import { decodeFile, type Encoding } from './decode-file.ts';
import { formatRows } from './labels.ts';
import { MAX_ROWS, readCsv, readTitles, type SheetRecord } from './read-csv.ts';

/** What somebody pasted or chose. */
export interface Source {
	/** The file's name; empty for a pasted list. */
	name: string;
	records: readonly SheetRecord[];
	hasHeadings: boolean;
	encoding: Encoding;
}

/** The most bytes of a file: what a browser reads without trouble. */
const MAX_BYTES = 50 * 1024 * 1024;

/** Refusal of a list that is too long. */
const tooMany = () =>
	sprintf(
		/* translators: %s: number of rows. */
		__('A batch has at most %s rows. Split the list into several files and start a batch with each.', 'draftsmith'),
		formatNumber(MAX_ROWS),
	);

/**
 * Reads a file as a table.
 * @throws {Error} with a message for people
 */
async function readSource(file: File): Promise<Source> {
	if (file.size > MAX_BYTES)
		throw new Error(__('This file is larger than 50 MB. Split it into several.', 'draftsmith'));
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		throw new Error(
			__('This is a spreadsheet, not a CSV file. Open it in your spreadsheet and save it as CSV UTF-8.', 'draftsmith'),
		);
	const { text, encoding } = decodeFile(bytes);
	const { records, hasMore } = await readCsv(text);
	const hasHeadings = looksLikeHeadings(records[0]?.cells ?? []);
	if (hasMore || records.length - (hasHeadings ? 1 : 0) > MAX_ROWS) throw new Error(tooMany());
	if (records.length === (hasHeadings ? 1 : 0))
		throw new Error(__('This file has no rows. Choose another one.', 'draftsmith'));
	return { name: file.name, records, hasHeadings, encoding };
}

/** Where the articles' titles come from: a pasted list or a CSV file. */
export function SourceStep(props: { source: Source | null; onRead: (source: Source) => void }) {
	const [text, setText] = useState('');
	const [problem, setProblem] = useState('');
	const [isReading, setReading] = useState(false);
	const choose = async (file: File | undefined) => {
		if (!file) return;
		setProblem('');
		setReading(true);
		try {
			props.onRead(await readSource(file));
		} catch (thrown) {
			setProblem(
				thrown instanceof Error ? thrown.message : __('This file can’t be read. Choose another one.', 'draftsmith'),
			);
		}
		setReading(false);
	};
	const paste = () => {
		const records = readTitles(text);
		if (records.length > MAX_ROWS) return setProblem(tooMany());
		if (records.length === 0) return setProblem(__('Write at least one title.', 'draftsmith'));
		setProblem('');
		props.onRead({ name: '', records, hasHeadings: false, encoding: 'utf-8' });
	};
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('What shall be written', 'draftsmith')}</h2>
			<div className="draftsmith-columns">
				<div className="draftsmith-stack">
					<TextareaControl
						__nextHasNoMarginBottom
						label={__('Titles, one a line', 'draftsmith')}
						rows={6}
						value={text}
						onChange={setText}
					/>
					<div className="draftsmith-actions">
						<Button __next40pxDefaultSize variant="secondary" onClick={paste}>
							{__('Use these titles', 'draftsmith')}
						</Button>
					</div>
				</div>
				<div className="draftsmith-stack draftsmith-drop">
					<p>
						{__(
							'Or a CSV file with a column for the titles, and if you like for notes, language, model, type, status, date, author, category and tags.',
							'draftsmith',
						)}
					</p>
					<FormFileUpload
						__next40pxDefaultSize
						accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
						onChange={(event) => {
							choose(event.currentTarget.files?.[0]);
							event.currentTarget.value = '';
						}}
						render={({ openFileDialog }) => (
							<Button __next40pxDefaultSize variant="secondary" onClick={openFileDialog}>
								{__('Choose a CSV file', 'draftsmith')}
							</Button>
						)}
					/>
					<p className="draftsmith-muted">{__('You can also drop it here.', 'draftsmith')}</p>
					<DropZone label={__('Drop the CSV file here', 'draftsmith')} onFilesDrop={(files) => choose(files[0])} />
				</div>
			</div>
			{isReading && (
				<p role="status">
					<Spinner /> {__('Reading the file…', 'draftsmith')}
				</p>
			)}
			{problem !== '' && (
				<Notice status="error" isDismissible={false}>
					<p>{problem}</p>
				</Notice>
			)}
			{props.source && !isReading && problem === '' && (
				<p role="status">
					{[props.source.name, formatRows(props.source.records.length - (props.source.hasHeadings ? 1 : 0))]
						.filter(Boolean)
						.join(' · ')}
				</p>
			)}
			{props.source?.encoding === 'windows-1252' && (
				<Notice status="warning" isDismissible={false}>
					<p>
						{__(
							'This file is not in UTF-8, so it was read as Windows-1252. Look at the letters with accents below. If they are wrong, save the file as CSV UTF-8 and choose it again.',
							'draftsmith',
						)}
					</p>
				</Notice>
			)}
		</section>
	);
}
