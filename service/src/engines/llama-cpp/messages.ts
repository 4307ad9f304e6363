import { z } from 'zod';

/** What the child process is started with: its only argument, as JSON. */
export const HostSettings = z.object({
	/** Path of node-llama-cpp's entry. */
	library: z.string(),
	modelPath: z.string(),
	/** The most that one text may see at once; the model's own limit and the memory may make it less. */
	contextTokens: z.number().int(),
	/** `undefined`: as many as there are physical cores, but one. */
	threads: z.number().int().optional(),
	/** Texts at the same time. */
	parallel: z.number().int(),
});
export type HostSettings = z.infer<typeof HostSettings>;

/** From the service to the child process. */
export const HostRequest = z.discriminatedUnion('type', [
	z.object({
		type: z.literal('write'),
		id: z.number(),
		instructions: z.string(),
		prompt: z.string(),
		maxOutputTokens: z.number(),
	}),
	z.object({ type: z.literal('cancel'), id: z.number() }),
]);
export type HostRequest = z.infer<typeof HostRequest>;
export type TextRequest = Extract<HostRequest, { type: 'write' }>;

/** How one text ended. */
const Ending = z.object({
	type: z.literal('end'),
	id: z.number(),
	reason: z.enum(['complete', 'truncated', 'too-long', 'cancelled', 'failed']),
	inputTokens: z.number(),
	outputTokens: z.number(),
	/** What the model can see at once. */
	contextTokens: z.number(),
});
export type Ending = z.infer<typeof Ending>;

/** From the child process to the service. */
export const HostAnswer = z.discriminatedUnion('type', [
	/** A sign of life while the model is loaded. */
	z.object({ type: z.literal('loading') }),
	z.object({ type: z.literal('ready') }),
	/** The child process can't work, and ends. */
	z.object({ type: z.literal('unusable'), reason: z.enum(['library', 'binary', 'memory', 'model']) }),
	/** A part of a text; an empty one is a sign of life. */
	z.object({ type: z.literal('text'), id: z.number(), text: z.string() }),
	Ending,
]);
export type HostAnswer = z.infer<typeof HostAnswer>;
export type Unusable = Extract<HostAnswer, { type: 'unusable' }>['reason'];
