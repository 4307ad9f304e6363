import type { UsageReport } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';

/** How many days the report can be of. */
export const SPANS = [7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

/** What was used. */
export interface Figures {
	requests: number;
	input_tokens: number;
	output_tokens: number;
}

/** One UTC day. */
export interface DayUsage extends Figures {
	/** `2026-01-31` */
	date: string;
}

export interface ModelUsage extends Figures {
	/** null: from before models were counted. */
	model: string | null;
}

/** What one author asked for. Tokens are null when of no article they are known. */
export interface AuthorUsage {
	id: number;
	/** Empty when the user is gone. */
	name: string;
	asked: number;
	inserted: number;
	failed: number;
	input_tokens: number | null;
	output_tokens: number | null;
	/** Articles that ended without the service telling their tokens. */
	unknown: number;
}

/** What the service tells of this site. */
export interface ServiceUsage extends Pick<UsageReport, 'plan' | 'today' | 'today_tokens' | 'alerts'> {
	/** Oldest first. */
	days: readonly DayUsage[];
	models: readonly ModelUsage[];
}

/** What this site and its authors have used. */
export interface SiteUsage {
	days: number;
	since: string;
	/** The site's, such as `Europe/Vilnius` or `+02:00`. */
	time_zone: string;
	/** null: not registered, or the service did not answer; then `failure` says why. */
	service: ServiceUsage | null;
	failure: { code: string; message: string; action: string | null } | null;
	/** Whether all authors are listed, or the reader alone. */
	everyone: boolean;
	authors: readonly AuthorUsage[];
}

/** The report of the last days, today among them. */
export const fetchSiteUsage = (days: Span) => apiFetch<SiteUsage>({ path: `/draftsmith/v1/usage/report?days=${days}` });
