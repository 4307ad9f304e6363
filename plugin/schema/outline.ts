import { JobRequest, Outline, Quote } from '@draftsmith/shared';

/** What the site's own routes about outlines and estimates take and give. */
export const outlineSchemas = { JobRequest, Outline, Quote };
