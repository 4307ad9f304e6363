import type { ArticleWarning } from '@draftsmith/shared';
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { warningText } from './warning-text.ts';

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
					const text = warningText(code);
					const title = section === null ? null : titleOf(section);
					return (
						<li key={`${code} ${section} ${detail}`}>
							{text === null ? <span lang="en">{detail}</span> : <span>{text}</span>}
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
