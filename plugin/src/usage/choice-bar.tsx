import { Button } from '@wordpress/components';

/** One of a few, as buttons side by side, of which the chosen one is pressed. */
export function ChoiceBar<Value extends string | number>(props: {
	label: string;
	choices: readonly { value: Value; label: string }[];
	chosen: Value;
	onChoose: (value: Value) => void;
}) {
	const { label, choices, chosen, onChoose } = props;
	return (
		<fieldset className="draftsmith-choices">
			<legend className="screen-reader-text">{label}</legend>
			{choices.map((choice) => (
				<Button
					key={choice.value}
					__next40pxDefaultSize
					variant={choice.value === chosen ? 'primary' : 'secondary'}
					aria-pressed={choice.value === chosen}
					onClick={() => onChoose(choice.value)}
				>
					{choice.label}
				</Button>
			))}
		</fieldset>
	);
}
