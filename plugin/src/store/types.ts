import type {
	Catalog,
	ContentType,
	JobState,
	Length,
	PostStatus,
	ProviderScope,
	Tone,
	UsageReport,
} from '@draftsmith/shared';
import type { RequestError } from './request-error.ts';

/** Where a job's article went. `new_draft`: the post had been edited since, so it was left alone; `note` says so. */
export interface Inserted {
	post_id: number;
	edit_link: string;
	view_link: string;
	as: 'target' | 'new_draft';
	note: string;
}

/** A job as this site's REST API shows it. `phase` may be one that a newer service knows and we do not. */
export interface LocalJob {
	id: number;
	job_id: string | null;
	post_id: number;
	author: number;
	title: string;
	state: JobState;
	phase: string;
	progress: { words: number; target_words: number };
	queue_position: number | null;
	model: string;
	scope: ProviderScope;
	language: string;
	content_type: ContentType;
	post_status: PostStatus;
	/** RFC 3339; null unless the post shall be published later. */
	post_date: string | null;
	created_at: string;
	/** Not accepted by the service yet; the site keeps trying. */
	unsent: boolean;
	discarded: boolean;
	error: { code: string; message: string; retryable: boolean } | null;
	/** Somebody is inserting it right now. */
	held: boolean;
	inserted: Inserted | null;
}

/** The article of a job that we have claimed. `blocks` is block markup. */
export interface ClaimedArticle {
	title: string;
	slug: string;
	excerpt: string;
	blocks: string;
	word_count: number;
}

/** What the form holds; the title of a post lives in the post itself. */
export interface FormValues {
	/** Used only where the post type has no title of its own. */
	title: string;
	prompt: string;
	language: string;
	model: string;
	content_type: ContentType;
	tone: Tone;
	length: 'short' | 'medium' | 'long' | 'custom';
	/** Words, as typed; used when `length` is `custom`. */
	custom_length: string;
	post_status: PostStatus;
	/** Local time as `datetime-local` gives it; used when `post_status` is `future`. */
	post_date: string;
}

/** The body of `POST draftsmith/v1/jobs`. */
export interface Submission {
	post_id: number;
	post_type: string;
	title: string;
	prompt: string;
	language: string;
	model: string;
	content_type: ContentType;
	tone: Tone;
	length: Length;
	post_status: PostStatus;
	/** RFC 3339; only with `post_status` `future`. */
	post_date?: string;
}

/** What is used of today's limits, and the shares of them that were reached. */
export type Today = Pick<UsageReport, 'today' | 'today_tokens' | 'alerts'>;

/** What a request about one job is for. */
export type Operation = 'refresh' | 'cancel' | 'send' | 'claim' | 'release' | 'discard';

/** Everything the store holds, keyed by post or by job, so that two jobs never share a busy flag. */
export interface State {
	catalog: Catalog | null;
	today: Today | null;
	/** The jobs of a post, newest first, by post id. */
	jobsOfPost: Record<number, number[]>;
	jobs: Record<number, LocalJob>;
	/** Live text by job. */
	texts: Record<number, string>;
	articles: Record<number, ClaimedArticle>;
	/** The request that runs about a job. */
	operations: Record<number, Operation>;
	/** The last request about a job that failed. */
	errors: Record<number, RequestError>;
	/** Posts for which a request is being submitted. */
	submitting: Record<number, boolean>;
	/** Why the last submission for a post failed. */
	submitErrors: Record<number, RequestError>;
	/** Form values by post. */
	forms: Record<number, Partial<FormValues>>;
	/** The job whose view the writer has left ("Generate another"), by post: older jobs are not shown again either. */
	dismissed: Record<number, number>;
	/** Jobs that this tab has seen open: it shows how they end, also when somebody else inserted them. */
	witnessed: Record<number, boolean>;
}
