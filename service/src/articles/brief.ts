import type { TemplateContent } from '@draftsmith/shared';
import type { Brief } from '../engines/index.ts';

/** A template of the site in the version that the job was submitted with. */
export type BriefTemplate = { name: string; version: number; content: TemplateContent };

/**
 * What every step of an article is told. It is frozen as the job's first step, so that a job which resumes after an upgrade of
 * the service, or after its template changed, is written by the rules that it began with.
 */
export type ArticleBrief = Brief & {
	/** The version of the content type's rules. */
	rules_version: number;
	template: BriefTemplate | null;
	/** The links that the editor's own words hold: the only ones that an article may have. */
	links: string[];
	/** In two-stage mode the work stops after the outline. */
	outline_only: boolean;
};
