import { SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { fieldHelp } from '../components/field-help.tsx';
import type { FieldProps } from './field.tsx';
import { statusLabel } from './labels.ts';
import { isDraftLike } from './post-status.ts';

/** What becomes of the post once the article is in it: only what this user may do, and the service knows. */
export function StatusFields(props: FieldProps & { currentStatus: string | undefined }) {
	const { values, errors, catalog, onChange, currentStatus } = props;
	if (!isDraftLike(currentStatus))
		return <p className="draftsmith-muted">{__('This post keeps its status.', 'draftsmith')}</p>;
	const statuses = catalog.post_statuses.filter((status) => boot.postStatuses.includes(status));
	return (
		<div className="draftsmith-stack">
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('Post status', 'draftsmith')}
				options={statuses.map((value) => ({ value, label: statusLabel(value) }))}
				value={values.post_status}
				onChange={(post_status) => onChange({ post_status })}
			/>
			{values.post_status === 'future' && (
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Publish on', 'draftsmith')}
					help={fieldHelp(errors.post_date, __('In the time zone of this site.', 'draftsmith'))}
					aria-invalid={errors.post_date !== undefined}
					type="datetime-local"
					value={values.post_date}
					onChange={(post_date) => onChange({ post_date })}
				/>
			)}
		</div>
	);
}
