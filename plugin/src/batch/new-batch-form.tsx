import type { Catalog } from '@draftsmith/shared';
import { speak } from '@wordpress/a11y';
import { Notice } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { useRequest } from '../components/use-request.ts';
import { randomUuid } from '../store/holder.ts';
import { type Batch, type Estimate, fetchEstimate, type Options } from './api.ts';
import { ColumnsStep } from './columns-step.tsx';
import { DefaultsStep, USUAL_WORDS } from './defaults-step.tsx';
import { EstimateStep, readBudget } from './estimate-step.tsx';
import { firstDefaults, firstPlan } from './first-defaults.ts';
import { countLate } from './late-rows.ts';
import { problemOf } from './plan-dates.ts';
import { PlanStep } from './plan-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { readWords } from './read-row.ts';
import { type Reading, readSource, type SourceFile } from './read-source.ts';
import { ReadingStep } from './reading-step.tsx';
import { groupRows } from './rows.ts';
import { SourceStep } from './source-step.tsx';
import { StartStep } from './start-step.tsx';
import { UploadStage } from './upload-stage.tsx';
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
	const known = useMemo(() => ({ catalog, options }), [catalog, options]);
	const list = useRows(known, defaults, isPlanned ? plan : null);
	const estimating = useRequest();
	const uploading = useUpload(props.onStarted);

	const { source, rows } = list;
	const languages = [document.documentElement.lang, boot.siteLanguage];
	const read = (file: SourceFile, reading?: Reading) => readSource(file, languages, reading);
	const canPlan = options.post_types.some(
		({ slug, statuses }) => slug === defaults.post_type && statuses.includes('future'),
	);
	const requests = useMemo(() => rows.flatMap(({ request }) => (request ? [request] : [])), [rows]);
	const { groups, groupOf } = useMemo(() => groupRows(requests), [requests]);
	// An estimate holds for the rows that it was made for.
	const key = JSON.stringify(groups);
	const estimate = estimated?.key === key ? estimated.estimate : null;
	const late = useMemo(() => {
		const dates = requests.map(({ post_date }) => post_date);
		return estimate === null ? 0 : countLate(estimate, dates, Date.now());
	}, [estimate, requests]);
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
		void uploading.run({
			request_id: randomUuid(),
			name: name.trim() || source?.file?.name || (requests[0]?.title ?? ''),
			budget_tokens: wantedBudget,
			rows: requests.map((request, index) => {
				const ceiling = wantedBudget === null ? undefined : estimate?.ceilings[groupOf[index] ?? 0];
				return { ...request, row: index + 1, ...(ceiling === undefined ? {} : { max_tokens: ceiling }) };
			}),
		});
	};

	const form = (
		<div className="draftsmith-stack">
			<SourceStep source={source} read={read} onRead={list.read} />
			{source && (
				<>
					{source.file && (
						<>
							<ReadingStep file={source.file} records={source.records} read={read} onRead={list.read} />
							<ColumnsStep
								records={source.records}
								mapping={list.mapping}
								hasHeadings={source.hasHeadings}
								onChange={list.setMapping}
								onHeadings={list.setHeadings}
							/>
						</>
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
							late={late}
							onToggle={setPlanned}
							onChange={setPlan}
						/>
					)}
					{list.mapping.title !== undefined && (
						<PreviewStep
							rows={rows}
							called={{ catalog, options, names: list.names }}
							failure={list.namesFailure}
							onRetry={list.askForNames}
							onEdit={list.correct}
							onRemove={list.remove}
						/>
					)}
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
							late={late}
							canEstimate={canEstimate}
							isBusy={estimating.isBusy}
							failure={estimating.failure}
							budget={budget}
							onEstimate={askForEstimate}
							onBudget={setBudget}
						/>
					)}
					<StartStep
						rows={rows}
						canStart={isClean && !isBudgetBad}
						name={name}
						onName={setName}
						failure={uploading.failure}
						refused={uploading.refused}
						onStart={start}
					/>
				</>
			)}
		</div>
	);
	return <UploadStage uploading={uploading} form={form} />;
}
