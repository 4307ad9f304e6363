import { Button } from '@wordpress/components';
import type { ComponentProps, ReactElement } from 'react';
import type { LocalJob } from '../store/types.ts';

/**
 * What a title of the table is: a link to the post that holds the article, or a button that opens what there is to know of
 * the job. Gives the function that DataViews asks for.
 */
export function jobLink(
	onOpen: (job: LocalJob) => void,
): (props: { item: LocalJob } & ComponentProps<'a'>) => ReactElement {
	return ({ item, children, className, ...link }) =>
		item.inserted && item.inserted.edit_link !== '' ? (
			<a {...link} className={`draftsmith-title-link ${className ?? ''}`} href={item.inserted.edit_link}>
				{children}
			</a>
		) : (
			<Button variant="link" className={`draftsmith-title-button ${className ?? ''}`} onClick={() => onOpen(item)}>
				{children}
			</Button>
		);
}
