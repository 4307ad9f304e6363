import type { ProviderScope } from '@draftsmith/shared';
import { __ } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { languageName } from '../components/language-name.ts';
import { contentTypeLabel } from '../editor/labels.ts';
import type { LocalJob } from '../store/types.ts';
import { jobProgress, jobStatus } from './job-status.ts';

/** How a job stands, with a bar while it is written. Word and colour say the same. */
export function StateCell({ job }: { job: LocalJob }) {
	const { label, detail, tone } = jobStatus(job);
	const progress = jobProgress(job);
	return (
		<span className="draftsmith-state">
			<span className={`draftsmith-state__word draftsmith-state__word--${tone}`}>{label}</span>
			{progress !== null && (
				<span className="draftsmith-bar" aria-hidden="true">
					<span style={{ inlineSize: `${Math.round(100 * progress)}%` }} />
				</span>
			)}
			{detail !== '' && <span className="draftsmith-state__detail">{detail}</span>}
		</span>
	);
}

/** Where a model runs, in two words. */
export function scopeName(scope: ProviderScope): string {
	return scope === 'self_hosted' ? __('Your service', 'draftsmith') : __('External provider', 'draftsmith');
}

/** A model and where it runs. */
export function ModelCell({ job, name }: { job: LocalJob; name: string }) {
	return (
		<span className="draftsmith-lines">
			<span>{name}</span>
			<span className="draftsmith-muted">{scopeName(job.scope)}</span>
		</span>
	);
}

/** The language of an article and what kind of article it is. */
export function LanguageCell({ job }: { job: LocalJob }) {
	return (
		<span className="draftsmith-lines">
			<span>{languageName(job.language)}</span>
			<span className="draftsmith-muted">{contentTypeLabel(job.content_type)}</span>
		</span>
	);
}

/** All tokens of a job as text: those that are not known are never called none. */
export function tokensText({ input_tokens: read, output_tokens: written, finished_at }: LocalJob): string {
	if (read !== null && written !== null) return formatNumber(read + written);
	return finished_at === null ? '–' : __('Unknown', 'draftsmith');
}
