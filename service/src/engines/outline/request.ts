import type { ContentType, Tone } from '@draftsmith/shared';

/** What an outline is made from. `language` is a BCP 47 tag, `words` the length that the finished text should have. */
export interface OutlineRequest {
	readonly title: string;
	readonly prompt: string;
	readonly language: string;
	readonly content_type: ContentType;
	readonly tone: Tone;
	readonly words: number;
}
