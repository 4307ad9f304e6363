import { CheckboxControl, TextControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatTime } from '../components/format.ts';
import { lateSentence, planProblemSentence } from './labels.ts';
import { type Plan, problemOf } from './plan-dates.ts';

/** The days of the week in the page's language, beginning with Monday. */
function weekdays(): { day: number; name: string }[] {
	const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
		weekday: 'long',
		timeZone: 'UTC',
	});
	// 1 January 2024 was a Monday.
	return [1, 2, 3, 4, 5, 6, 0].map((day, index) => ({ day, name: format.format(Date.UTC(2024, 0, 1 + index)) }));
}

/** Whether and how posts are spread over days. `last`: when the last of them comes, RFC 3339. `late`: how many would come late. */
export function PlanStep(props: {
	isOn: boolean;
	plan: Plan;
	zone: string;
	last: string | undefined;
	late: number;
	onToggle: (isOn: boolean) => void;
	onChange: (plan: Plan) => void;
}) {
	const { plan, zone, last } = props;
	const problem = problemOf(plan, zone, Date.now());
	const change = (changes: Partial<Plan>) => props.onChange({ ...plan, ...changes });
	const common = { __next40pxDefaultSize: true, __nextHasNoMarginBottom: true } as const;
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Schedule', 'draftsmith')}</h2>
			<ToggleControl
				__nextHasNoMarginBottom
				label={__('Publish the posts over days', 'draftsmith')}
				help={__(
					'The posts get dates and are published by WordPress when they come. Rows with a date of their own keep it.',
					'draftsmith',
				)}
				checked={props.isOn}
				onChange={props.onToggle}
			/>
			{props.isOn && (
				<>
					<div className="draftsmith-mapping">
						<TextControl
							{...common}
							label={__('First day', 'draftsmith')}
							type="date"
							value={plan.start}
							onChange={(start) => change({ start })}
						/>
						<TextControl
							{...common}
							label={__('Time of the first post of a day', 'draftsmith')}
							/* translators: %s: name of a time zone. */
							help={sprintf(__('By the site’s clock, %s', 'draftsmith'), zone)}
							type="time"
							value={plan.time}
							onChange={(time) => change({ time })}
						/>
						<TextControl
							{...common}
							label={__('Posts a day', 'draftsmith')}
							type="number"
							inputMode="numeric"
							min={1}
							max={1440}
							value={String(plan.perDay)}
							onChange={(value) => change({ perDay: Number.parseInt(value, 10) || 0 })}
						/>
						{plan.perDay > 1 && (
							<TextControl
								{...common}
								label={__('Minutes between them', 'draftsmith')}
								type="number"
								inputMode="numeric"
								min={1}
								max={1439}
								value={String(plan.apart)}
								onChange={(value) => change({ apart: Number.parseInt(value, 10) || 0 })}
							/>
						)}
					</div>
					<fieldset className="draftsmith-weekdays">
						<legend>{__('On these days', 'draftsmith')}</legend>
						{weekdays().map(({ day, name }) => (
							<CheckboxControl
								key={day}
								__nextHasNoMarginBottom
								label={name}
								checked={plan.weekdays.includes(day)}
								onChange={(isOn) =>
									change({ weekdays: plan.weekdays.filter((each) => each !== day).concat(isOn ? [day] : []) })
								}
							/>
						))}
					</fieldset>
					<p role="status" className={problem === null ? undefined : 'draftsmith-error'}>
						{problem !== null && planProblemSentence(problem)}
						{/* translators: %s: date and time. */}
						{last !== undefined && sprintf(__('The last post comes on %s.', 'draftsmith'), formatTime(last))}
					</p>
					{props.late > 0 && <p className="draftsmith-error">{lateSentence(props.late)}</p>}
				</>
			)}
		</section>
	);
}
