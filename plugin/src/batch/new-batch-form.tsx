import type { Catalog } from '@draftsmith/shared';
import { speak } from '@wordpress/a11y';
import { Button, Notice, TextControl } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { randomUuid } from '../store/holder.ts';
import { type Batch, type Estimate, fetchEstimate, type Options } from './api.ts';
import { ColumnsStep } from './columns-step.tsx';
import { DefaultsStep, USUAL_WORDS } from './defaults-step.tsx';
import { EstimateStep, readBudget } from './estimate-step.tsx';
import { firstDefaults, firstPlan } from './first-defaults.ts';
import { formatRows } from './labels.ts';
import { problemOf } from './plan-dates.ts';
import { PlanStep } from './plan-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { readWords } from './read-row.ts';
import { groupRows } from './rows.ts';
import { useRunningUpload } from './running-upload.ts';
import { SourceStep } from './source-step.tsx';
import type { Upload } from './upload.ts';
import { UploadProgress } from './upload-progress.tsx';
import { useRows } from './use-rows.ts';
import { useUpload } from './use-upload.ts';

/** How many kinds of rows the site estimates in one go. */
const MOST_GROUPS = 30;

/** The form of a new batch, from the list of titles to its start. */
export function NewBatchForm(props: { catalog: Catalog; options: Options; onStarted: (batch: Batch) => void }) {
	const { catalog, options } = props;
	const [defaults, setDefaults] = useState(() => firstDefaults(catalog, options, boot.siteLanguage));
	const [plan, setPlan] = useState(() => firstPlan(options.time_zone, Date.now()));
	const [words, setWords] = useState(String(typeof defaults.length === 'number' ? defaults.length : USUAL_WORDS));
	const [isPlanned, setPlanned] = useState(false);
	const [name, setName] = useState('');
	const [budget, setBudget] = useState('');
	const [estimated, setEstimated] = useState<{ key: string; estimate: Estimate } | null>(null);
	const [pending, setPending] = useState<Upload | null>(null);
	const known = useMemo(() => ({ catalog, options }), [catalog, options]);
	const list = useRows(known, defaults, isPlanned ? plan : null);
	const estimating = useRequest();
	const uploading = useUpload(props.onStarted);
	const running = useRunningUpload();

	const { source, rows } = list;
	const canPlan = options.post_types.some(
		({ slug, statuses }) => slug === defaults.post_type && statuses.includes('future'),
	);
	const requests = useMemo(() => rows.flatMap(({ request }) => (request ? [request] : [])), [rows]);
	const { groups, groupOf } = useMemo(() => groupRows(requests), [requests]);
	// An estimate holds for the rows that it was made for.
	const key = JSON.stringify(groups);
	const estimate = estimated?.key === key ? estimated.estimate : null;
	const isPlanBad = isPlanned && problemOf(plan, options.time_zone, Date.now()) !== null;
	const isLengthBad = typeof defaults.length === 'number' && readWords(words) === undefined;
	const isClean =
		rows.length > 0 &&
		requests.length === rows.length &&
		!isPlanBad &&
		!isLengthBad &&
		list.mapping.title !== undefined;
	const canEstimate = isClean && groups.length <= MOST_GROUPS;
	const wantedBudget = readBudget(budget);
	const isBudgetBad =
		wantedBudget !== null && (estimate === null || !(wantedBudget >= Math.max(0, ...estimate.ceilings)));

	const askForEstimate = () =>
		estimating.run(
			() => fetchEstimate(groups),
			(answer) => {
				setEstimated({ key, estimate: answer });
				speak(__('The estimate is there.', 'draftsmith'));
			},
		);
	const start = () => {
		const upload: Upload = {
			request_id: randomUuid(),
			name: name.trim() || source?.name || (requests[0]?.title ?? ''),
			budget_tokens: wantedBudget,
			rows: requests.map((request, index) => {
				const ceiling = wantedBudget === null ? undefined : estimate?.ceilings[groupOf[index] ?? 0];
				return { ...request, row: index + 1, ...(ceiling === undefined ? {} : { max_tokens: ceiling }) };
			}),
		};
		setPending(upload);
		uploading.run(upload);
	};

	// This one, or one that was left to itself: there is one at a time.
	if (running) return <UploadProgress sent={running.sent} total={running.upload.rows.length} />;
	return (
		<div className="draftsmith-stack">
			<SourceStep source={source} onRead={list.read} />
			{source && (
				<>
					{source.name !== '' && (
						<ColumnsStep
							records={source.records}
							mapping={list.mapping}
							hasHeadings={source.hasHeadings}
							onChange={list.setMapping}
							onHeadings={list.setHeadings}
						/>
					)}
					<DefaultsStep
						catalog={catalog}
						options={options}
						defaults={defaults}
						words={words}
						onWords={setWords}
						onChange={(changes) => setDefaults((all) => ({ ...all, ...changes }))}
					/>
					{canPlan && (
						<PlanStep
							isOn={isPlanned}
							plan={plan}
							zone={options.time_zone}
							last={list.lastDate}
							onToggle={setPlanned}
							onChange={setPlan}
						/>
					)}
					{list.mapping.title !== undefined && <PreviewStep rows={rows} onEdit={list.correct} onRemove={list.remove} />}
					{isClean && groups.length > MOST_GROUPS && (
						<Notice status="info" isDismissible={false}>
							<p>
								{__(
									'These rows differ too much in model, type, language and length for an estimate, so they can’t have a budget either. Split the list if you want one.',
									'draftsmith',
								)}
							</p>
						</Notice>
					)}
					{(canEstimate || budget !== '') && (
						<EstimateStep
							rows={rows.length}
							estimate={estimate}
							canEstimate={canEstimate}
							isBusy={estimating.isBusy}
							failure={estimating.failure}
							budget={budget}
							onEstimate={askForEstimate}
							onBudget={setBudget}
						/>
					)}
					<section className="draftsmith-card draftsmith-stack">
						<h2>{__('Start', 'draftsmith')}</h2>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							label={__('Name of the batch (optional)', 'draftsmith')}
							maxLength={200}
							value={name}
							onChange={setName}
						/>
						{uploading.failure && (
							<RequestErrorNotice
								error={uploading.failure}
								onRetry={pending && uploading.refused.length === 0 ? () => uploading.run(pending) : undefined}
							/>
						)}
						{uploading.refused.length > 0 && (
							<ul className="draftsmith-list draftsmith-error">
								{uploading.refused.slice(0, 20).map(({ row, field, message }) => (
									<li key={`${row} ${field}`}>
										{sprintf(
											/* translators: 1: number of a line, 2: what is wrong with it. */
											__('Line %1$s: %2$s', 'draftsmith'),
											formatNumber(rows[row - 1]?.draft.line ?? row),
											message,
										)}
									</li>
								))}
							</ul>
						)}
						<div className="draftsmith-actions">
							<Button
								__next40pxDefaultSize
								variant="primary"
								accessibleWhenDisabled
								disabled={!isClean || isBudgetBad}
								onClick={start}
							>
								{/* translators: %s: number of rows, such as "12 rows". */}
								{sprintf(__('Start with %s', 'draftsmith'), formatRows(rows.length))}
							</Button>
						</div>
						{(!isClean || isBudgetBad) && (
							<p>{__('Correct what is marked above first. Nothing is sent before.', 'draftsmith')}</p>
						)}
					</section>
				</>
			)}
		</div>
	);
}
