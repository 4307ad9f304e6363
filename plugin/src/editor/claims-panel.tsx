import { Button, CheckboxControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { store } from '../store/index.ts';

/** Statements of fact that somebody should verify before readers see them; what was ticked is kept until the page is left. */
export function ClaimsPanel(props: {
	jobId: number;
	claims: readonly string[];
	language: string;
	/** The part of the text in which a claim stands; -1 for none. */
	sectionOf: (claim: string) => number;
	onJump: (section: number) => void;
}) {
	const { jobId, claims, language, sectionOf, onJump } = props;
	const { editReview } = useDispatch(store);
	const verified = useSelect((select) => select(store).getReview(jobId).verified, [jobId]) ?? [];
	const left = claims.filter((claim) => !verified.includes(claim)).length;
	return (
		<fieldset className="draftsmith-stack">
			<legend className="draftsmith-legend">{__('Claims to verify', 'draftsmith')}</legend>
			<p className="draftsmith-muted" role="status">
				{left === 0
					? __('All claims were verified.', 'draftsmith')
					: /* translators: 1: number of claims that were not verified yet, 2: number of all claims. */
						sprintf(__('%1$s of %2$s left to verify.', 'draftsmith'), formatNumber(left), formatNumber(claims.length))}
			</p>
			{claims.map((claim) => {
				const section = sectionOf(claim);
				return (
					<div key={claim} className="draftsmith-claim" lang={language}>
						<CheckboxControl
							__nextHasNoMarginBottom
							label={claim}
							checked={verified.includes(claim)}
							onChange={(isVerified) =>
								editReview(jobId, {
									verified: isVerified ? [...verified, claim] : verified.filter((each) => each !== claim),
								})
							}
						/>
						{section >= 0 && (
							<Button
								__next40pxDefaultSize
								variant="link"
								/* translators: %s: a statement of the article. */
								aria-label={sprintf(__('Show in the text: %s', 'draftsmith'), claim)}
								onClick={() => onJump(section)}
							>
								{__('Show in the text', 'draftsmith')}
							</Button>
						)}
					</div>
				);
			})}
		</fieldset>
	);
}
