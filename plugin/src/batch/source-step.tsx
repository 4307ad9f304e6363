import { Button, DropZone, FormFileUpload, Notice, Spinner, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { formatRows } from './labels.ts';
import { MAX_ROWS, readTitles } from './read-csv.ts';
import { type Source, type SourceFile, tooManyRows } from './read-source.ts';
import { useReading } from './use-reading.ts';

/** The most bytes of a file: what a browser reads without trouble. */
const MAX_BYTES = 50 * 1024 * 1024;

/** What somebody chose, with its bytes. */
async function toSourceFile(file: File): Promise<SourceFile> {
	if (file.size > MAX_BYTES)
		throw new Error(__('This file is larger than 50 MB. Split it into several.', 'draftsmith'));
	return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Where the articles' titles come from: a pasted list or a CSV file, which `read` reads or rejects with a message for people. */
export function SourceStep(props: {
	source: Source | null;
	read: (file: SourceFile) => Promise<Source>;
	onRead: (source: Source) => void;
}) {
	const [text, setText] = useState('');
	const { run, isReading, problem, setProblem } = useReading(props.onRead);
	const choose = (file: File | undefined) => {
		if (file) void run(async () => props.read(await toSourceFile(file)));
	};
	const paste = () => {
		const records = readTitles(text);
		if (records.length > MAX_ROWS) return setProblem(tooManyRows());
		if (records.length === 0) return setProblem(__('Write at least one title.', 'draftsmith'));
		setProblem('');
		props.onRead({ file: null, records, hasHeadings: false });
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
					{props.source && <p>{__('The list below is still the one from before.', 'draftsmith')}</p>}
				</Notice>
			)}
			{props.source && !isReading && problem === '' && (
				<p role="status">
					{[props.source.file?.name, formatRows(props.source.records.length - (props.source.hasHeadings ? 1 : 0))]
						.filter(Boolean)
						.join(' · ')}
				</p>
			)}
		</section>
	);
}
