import { TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { contentTypeLabel, statusLabel } from '../editor/labels.ts';
import { AllowedList } from './allowed-list.tsx';
import type { Choices, RoleRule } from './preferences.ts';

/** Those that are offered, and those of a rule that are not any more. */
function offered<Value extends string>(
	values: readonly Value[],
	allowed: readonly Value[] | null,
	label: (value: Value) => string,
) {
	return [...new Set([...values, ...(allowed ?? [])])].map((value) => ({ value, label: label(value) }));
}

/** The rule of one role. */
export function RoleRuleFields(props: {
	rule: RoleRule;
	catalog: Choices['catalog'];
	isLocked: boolean;
	onChange: (rule: RoleRule) => void;
}) {
	const { rule, catalog, isLocked, onChange } = props;
	const edit = (edits: Partial<RoleRule>) => onChange({ ...rule, ...edits });
	const modelName = (id: string) => catalog?.models.find((model) => model.id === id)?.name ?? id;
	return (
		<div className="draftsmith-stack">
			<ToggleControl
				__nextHasNoMarginBottom
				disabled={isLocked}
				label={__('May use Draftsmith', 'draftsmith')}
				checked={rule.allowed}
				onChange={(allowed) => edit({ allowed })}
			/>
			{rule.allowed && (
				<>
					<AllowedList
						allLabel={__('All models', 'draftsmith')}
						options={offered(catalog?.models.map(({ id }) => id) ?? [], rule.models, modelName)}
						allowed={rule.models}
						onChange={(models) => edit({ models })}
					/>
					<AllowedList
						allLabel={__('All content types', 'draftsmith')}
						options={offered(catalog?.content_types ?? [], rule.content_types, contentTypeLabel)}
						allowed={rule.content_types}
						onChange={(content_types) => edit({ content_types })}
					/>
					<AllowedList
						allLabel={__('All post statuses that WordPress allows the role', 'draftsmith')}
						options={offered(catalog?.post_statuses ?? [], rule.post_statuses, statusLabel)}
						allowed={rule.post_statuses}
						onChange={(post_statuses) => edit({ post_statuses })}
					/>
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						type="number"
						min={1}
						max={100_000}
						label={__('Articles a day for each user', 'draftsmith')}
						help={__('Leave it empty for as many as the plan allows. A day begins at midnight UTC.', 'draftsmith')}
						value={rule.articles_per_day ?? ''}
						onChange={(typed) => edit({ articles_per_day: typed === '' ? null : Math.trunc(Number(typed)) })}
					/>
				</>
			)}
		</div>
	);
}
