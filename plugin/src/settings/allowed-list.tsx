import { CheckboxControl, ToggleControl } from '@wordpress/components';

/**
 * What of a kind is allowed: everything, or what is checked. At first everything of a list is checked, so that one takes away
 * what is not meant.
 */
export function AllowedList<Value extends string>(props: {
	/** Such as "All models". */
	allLabel: string;
	options: readonly { value: Value; label: string }[];
	/** Null: everything. */
	allowed: readonly Value[] | null;
	onChange: (allowed: readonly Value[] | null) => void;
}) {
	const { allLabel, options, allowed, onChange } = props;
	return (
		<fieldset className="draftsmith-allowed">
			<legend className="screen-reader-text">{allLabel}</legend>
			<ToggleControl
				__nextHasNoMarginBottom
				label={allLabel}
				checked={allowed === null}
				onChange={(isAll) => onChange(isAll ? null : options.map(({ value }) => value))}
			/>
			{allowed !== null && (
				<div className="draftsmith-allowed__list">
					{options.map(({ value, label }) => (
						<CheckboxControl
							key={value}
							__nextHasNoMarginBottom
							label={label}
							checked={allowed.includes(value)}
							onChange={(isChecked) =>
								onChange(isChecked ? [...allowed, value] : allowed.filter((other) => other !== value))
							}
						/>
					))}
				</div>
			)}
		</fieldset>
	);
}
