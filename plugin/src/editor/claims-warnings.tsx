import type { ArticleWarning } from '@draftsmith/shared';
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

/** What the warning is about, in the reader's language; null for one that only a newer service knows. */
function warningLabel(code: string): string | null {
	const labels: Record<string, string> = {
		too_short: __('The text is shorter than asked for.', 'draftsmith'),
		too_long: __('The text is longer than asked for.', 'draftsmith'),
		wrong_language: __('A part may be in another language.', 'draftsmith'),
		repetition: __('Something is said twice.', 'draftsmith'),
		refusal: __('The model refused to write a part.', 'draftsmith'),
		unfinished: __('A part ends in the middle.', 'draftsmith'),
		foreign_link: __('A link that nobody asked for was removed.', 'draftsmith'),
		duplicate_heading: __('A heading that stood there twice was removed.', 'draftsmith'),
		heading_level: __('Headings were put in order.', 'draftsmith'),
		no_description: __('There is no description for search engines.', 'draftsmith'),
	};
	return labels[code] ?? null;
}

/** What somebody should look at, each with the way to the part that it is about. */
export function WarningsPanel(props: {
	warnings: readonly ArticleWarning[];
	/** What a section is called; null when the text has it no more. */
	titleOf: (section: number) => string | null;
	onJump: (section: number) => void;
}) {
	const { warnings, titleOf, onJump } = props;
	return (
		<section className="draftsmith-stack" aria-label={__('To look at', 'draftsmith')}>
			<h2 className="draftsmith-legend">{__('To look at', 'draftsmith')}</h2>
			<ul className="draftsmith-warnings">
				{warnings.map(({ code, detail, section }) => {
					const label = warningLabel(code);
					const title = section === null ? null : titleOf(section);
					return (
						<li key={`${code} ${section} ${detail}`}>
							<span>{label ?? detail}</span>
							{label !== null && detail !== '' && (
								<span className="draftsmith-muted" lang="en">
									{' '}
									{detail}
								</span>
							)}
							{section !== null && title !== null && (
								<Button __next40pxDefaultSize variant="link" onClick={() => onJump(section)}>
									{
										/* translators: %s: heading of a section. */
										sprintf(__('Go to “%s”', 'draftsmith'), title)
									}
								</Button>
							)}
						</li>
					);
				})}
			</ul>
		</section>
	);
}
