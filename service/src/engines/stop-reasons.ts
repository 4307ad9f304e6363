import type { StopReason } from './answer-event.ts';

/** Chat completions: OpenAI's names, and those that servers really send instead (TGI, SGLang, Anthropic's behind gateways). */
const CHAT: Record<string, StopReason> = {
	stop: 'done',
	eos: 'done',
	eos_token: 'done',
	end_turn: 'done',
	stop_sequence: 'done',
	tool_calls: 'done',
	function_call: 'done',
	length: 'limit',
	max_tokens: 'limit',
	content_filter: 'refused',
	refusal: 'refused',
};

const ANTHROPIC: Record<string, StopReason> = {
	end_turn: 'done',
	stop_sequence: 'done',
	tool_use: 'done',
	max_tokens: 'limit',
	model_context_window_exceeded: 'limit',
	refusal: 'refused',
};

/** Of Google's many names these are the ones that do not mean that it would rather not. */
const GOOGLE: Record<string, StopReason> = {
	STOP: 'done',
	MAX_TOKENS: 'limit',
	MALFORMED_FUNCTION_CALL: 'other',
	UNEXPECTED_TOOL_CALL: 'other',
	FINISH_REASON_UNSPECIFIED: 'other',
};

/** Why a model stopped, by the name that chat completions have for it. */
export const chatReason = (name: string): StopReason => CHAT[name] ?? 'other';

/** Why a model stopped, by Anthropic's name for it. */
export const anthropicReason = (name: string): StopReason => ANTHROPIC[name] ?? 'other';

/** Why a model stopped, by Google's name for it: SAFETY, RECITATION, LANGUAGE, OTHER and whatever else there is are refusals. */
export const googleReason = (name: string): StopReason => GOOGLE[name] ?? 'refused';
