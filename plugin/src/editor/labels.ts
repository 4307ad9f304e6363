import type { ContentType, PostStatus, ProviderScope, Tone } from '@draftsmith/shared';
import { __ } from '@wordpress/i18n';

/** The name of a content type; the bare value of one that only a newer service knows. */
export function contentTypeLabel(type: ContentType): string {
	const labels: Record<ContentType, string> = {
		article: __('Article', 'draftsmith'),
		'how-to': __('How-to guide', 'draftsmith'),
		listicle: __('List article', 'draftsmith'),
		'product-description': __('Product description', 'draftsmith'),
		'product-review': __('Product review', 'draftsmith'),
		comparison: __('Comparison', 'draftsmith'),
		news: __('News', 'draftsmith'),
		faq: __('Questions and answers', 'draftsmith'),
		'landing-page': __('Landing page', 'draftsmith'),
		recipe: __('Recipe', 'draftsmith'),
		'interview-questions': __('Interview questions', 'draftsmith'),
		newsletter: __('Newsletter', 'draftsmith'),
	};
	return labels[type] ?? type;
}

/** The name of a tone. */
export function toneLabel(tone: Tone): string {
	const labels: Record<Tone, string> = {
		neutral: __('Neutral', 'draftsmith'),
		friendly: __('Friendly', 'draftsmith'),
		professional: __('Professional', 'draftsmith'),
		conversational: __('Conversational', 'draftsmith'),
		enthusiastic: __('Enthusiastic', 'draftsmith'),
		authoritative: __('Authoritative', 'draftsmith'),
	};
	return labels[tone] ?? tone;
}

/** What happens to the post, as a choice. */
export function statusLabel(status: PostStatus): string {
	const labels: Record<PostStatus, string> = {
		draft: __('Keep as draft', 'draftsmith'),
		pending: __('Submit for review', 'draftsmith'),
		private: __('Publish privately', 'draftsmith'),
		publish: __('Publish', 'draftsmith'),
		future: __('Schedule', 'draftsmith'),
	};
	return labels[status] ?? status;
}

/** What the insert button does, given the status that the post will get. */
export function insertLabel(status: PostStatus): string {
	const labels: Record<PostStatus, string> = {
		draft: __('Insert', 'draftsmith'),
		pending: __('Insert and submit for review', 'draftsmith'),
		private: __('Insert and publish privately', 'draftsmith'),
		publish: __('Insert and publish', 'draftsmith'),
		future: __('Insert and schedule', 'draftsmith'),
	};
	return labels[status] ?? __('Insert', 'draftsmith');
}

/** That a post was to be scheduled for a time that is over by now. */
export function datePassedText(): string {
	return __(
		'The date to publish this post on has passed, so it stays a draft. Choose another date in the post’s settings.',
		'draftsmith',
	);
}

/** What the job is doing, as a sentence without its full stop. */
export function phaseLabel(phase: string): string {
	switch (phase) {
		case 'queued':
			return __('Waiting for its turn', 'draftsmith');
		case 'outlining':
			return __('Making the outline', 'draftsmith');
		case 'awaiting_approval':
			return __('Waiting for the outline to be approved', 'draftsmith');
		case 'checking':
			return __('Checking the text', 'draftsmith');
		case 'repairing':
			return __('Improving the text', 'draftsmith');
		case 'describing':
			return __('Describing it for search engines', 'draftsmith');
		case 'assembling':
			return __('Turning the text into blocks', 'draftsmith');
		case 'finished':
			return __('Finishing', 'draftsmith');
		default:
			return __('Writing', 'draftsmith');
	}
}

/** Where the text is made, for people who care where their words go. */
export function scopeLabel(scope: ProviderScope): string {
	return scope === 'self_hosted'
		? __('Runs on your service. Nothing is sent to other companies.', 'draftsmith')
		: __('External provider: the title and your notes are sent to another company.', 'draftsmith');
}
