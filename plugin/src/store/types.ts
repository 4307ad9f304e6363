import type {
	ArticleWarning,
	Catalog,
	ContentType,
	JobState,
	Length,
	PostStatus,
	ProviderScope,
	Seo,
	Tone,
	UsageReport,
} from '@draftsmith/shared';
import type { PostEdits } from '@wordpress/editor';
import type { RequestError } from './request-error.ts';

/** Where a job's article went. `new_post`: as asked; `new_draft`: its post had been edited since and was left alone, as `note` says. */
export interface Inserted {
	post_id: number;
	edit_link: string;
	view_link: string;
	as: 'target' | 'new_post' | 'new_draft';
	note: string;
}

/** A job as this site's REST API shows it. `phase` may be one that a newer service knows and we do not. */
export interface LocalJob {
	id: number;
	job_id: string | null;
	post_id: number;
	author: number;
	/** Empty when the user is gone. */
	author_name: string;
	batch_id: number | null;
	/** Its place in the batch, counted from 1. */
	batch_row: number | null;
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
	updated_at: string;
	/** When the service was done with it. */
	finished_at: string | null;
	/** Null until the service has told. */
	input_tokens: number | null;
	output_tokens: number | null;
	/** It failed or was canceled, and the site still has what to ask for again. */
	can_retry: boolean;
	/** Not accepted by the service yet; the site keeps trying. */
	unsent: boolean;
	/** Why it is not sent yet: its batch holds it, all is turned off, or the service can't be reached; null once it was accepted. */
	waits_for: 'turn' | 'start' | 'paused' | 'daily_cap' | 'budget' | 'off' | 'service' | null;
	discarded: boolean;
	error: { code: string; message: string; retryable: boolean } | null;
	/** Somebody is inserting it right now. */
	held: boolean;
	inserted: Inserted | null;
	/** It came into its post without an editor, and nobody has looked over its claims and warnings. */
	has_review: boolean;
}

/** What an insert did to the post: the values before, and right after it. */
export interface Insertion {
	/** The post's content right after it. */
	content: string;
	before: PostEdits;
	after: PostEdits;
}

/** The article of a job that we have claimed. `blocks` is block markup. */
export interface ClaimedArticle {
	title: string;
	slug: string;
	excerpt: string;
	blocks: string;
	word_count: number;
	/** In the order of the text; none from a service of an earlier version. */
	sections: { heading: string; words: number }[];
	seo: Seo;
	/** Statements of fact that an editor should verify. */
	claims: string[];
	warnings: ArticleWarning[];
	/** Block markup that the site puts after the article; empty for none. */
	disclosure: string;
}

/** What is left to be looked over of an article that came into its post without an editor. */
export type PendingReview = Pick<ClaimedArticle, 'claims' | 'warnings'>;

/** A section that is being written anew, or was the last that was. */
export interface Rewrite {
	/** Its place in the article's `sections`. */
	section: number;
	/** The article as it was. */
	before: ClaimedArticle;
	/** Whether the article that we have is the one that came of it; the old one where it failed. */
	isDone: boolean;
}

/** What the writer decided about an article before it is inserted. What is left out was not touched. */
export interface Review {
	/** Parts of the text that stay out, by their place in it. */
	rejected?: readonly number[];
	/** Claims that were verified. */
	verified?: readonly string[];
	/** Whether the article's slug, excerpt, category and search engine texts are taken over. */
	slug?: boolean;
	excerpt?: boolean;
	category?: boolean;
	searchTexts?: boolean;
	/** Tags that are taken over. */
	tags?: readonly string[];
}

/**
 * Where an article goes within its post. `post`: it becomes the content. `selection`: in place of the selected blocks.
 * `cursor`: after the selected block.
 */
export type Placement = 'post' | 'selection' | 'cursor';

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
	/** A house style by its name; empty for none. */
	template: string;
	/** Whether the writer wants to see the outline before words are written. */
	outline_only: boolean;
	placement: Placement;
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
	/** Left out for no house style. */
	template?: string;
	outline_only: boolean;
	post_status: PostStatus;
	/** RFC 3339; only with `post_status` `future`. */
	post_date?: string;
}

/** What this user can choose from, with what the owner wants forms to begin with; empty strings for no wish. */
export type SiteCatalog = Catalog & {
	defaults?: Partial<Record<'language' | 'model' | 'content_type' | 'post_status', string>>;
	/** By the owner's number for the user's role; null for none. */
	articles_left_today?: number | null;
};

/** What is used of today's limits, and the shares of them that were reached. */
export type Today = Pick<UsageReport, 'today' | 'today_tokens' | 'alerts'>;

/** What a request about one job is for. */
export type Operation =
	| 'refresh'
	| 'approve'
	| 'cancel'
	| 'send'
	| 'claim'
	| 'release'
	| 'discard'
	| 'regenerate'
	| 'reviewed';

/** Everything the store holds, keyed by post or by job, so that two jobs never share a busy flag. */
export interface State {
	catalog: SiteCatalog | null;
	today: Today | null;
	/** The jobs of a post, newest first, by post id. */
	jobsOfPost: Record<number, number[]>;
	jobs: Record<number, LocalJob>;
	/** Live text by job. */
	texts: Record<number, string>;
	articles: Record<number, ClaimedArticle>;
	rewrites: Record<number, Rewrite>;
	reviews: Record<number, Review>;
	/** What this tab changed in the post when it put a job's article into it, by job. */
	insertions: Record<number, Insertion>;
	/** Jobs whose article was in the post as this page loaded or saved it. */
	savedHere: Record<number, boolean>;
	/** The request that runs about a job. */
	operations: Record<number, Operation>;
	/** The last request about a job that failed. */
	errors: Record<number, RequestError>;
	/** Posts for which a request is being submitted. */
	submitting: Record<number, boolean>;
	/** Why the last submission for a post failed. */
	submitErrors: Record<number, RequestError>;
	/** Where the writer wants a job's article, by job; `post` where nothing was said. */
	placements: Record<number, Placement>;
	/** Form values by post. */
	forms: Record<number, Partial<FormValues>>;
	/** The job whose view the writer has left ("Generate another"), by post: older jobs are not shown again either. */
	dismissed: Record<number, number>;
	/** Jobs that this tab has seen open: it shows how they end, also when somebody else inserted them. */
	witnessed: Record<number, boolean>;
}
