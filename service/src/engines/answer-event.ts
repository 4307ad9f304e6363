import type { Usage } from '@draftsmith/shared';

/** Why a model stopped: it was done, reached its limit of tokens, was kept from it, or something else. */
export type StopReason = 'done' | 'limit' | 'refused' | 'other';

/**
 * What a protocol's reader tells of an answer, whatever the protocol. `thinking` is a sign of life, and no text of the answer; its
 * own text, as far as it is told, is written all the same, and counts. `restart` says that the text so far was none.
 */
export type AnswerEvent =
	| { type: 'text'; text: string }
	| { type: 'thinking'; text: string }
	| { type: 'restart' }
	| { type: 'usage'; usage: Usage }
	| { type: 'finish'; reason: StopReason };
