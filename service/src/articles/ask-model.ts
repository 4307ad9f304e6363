import type { Usage } from '@draftsmith/shared';
import { type Brief, type Engine, EngineError, type Messages } from '../engines/index.ts';
import { ArticleError } from './article-error.ts';
import type { ArticleWork, Spent } from './work.ts';

/** What a model answered. `truncated`: it reached its limit of tokens first. */
export type Answer = { text: string; model: string; usage: Usage; spent: Spent; truncated: boolean };

export type Question = {
	brief: Brief;
	messages: Messages;
	maxOutputTokens: number;
	onText?: (text: string) => void;
	/** Another model begins: what the one before wrote is void. */
	onRestart?: () => void;
};

/** Fewer tokens than this are not worth a call: no section could be written with them. */
const LEAST_OUTPUT = 64;
/** Models cut text into tokens differently; this much more than our count is set aside for what they read. */
const INPUT_MARGIN = 1.25;

/**
 * Asks the job's model, and its fallbacks in their order where it can't answer. Nothing is tried twice here: who calls puts the
 * job back into the queue, which is the one loop of retries.
 * @throws {EngineError} of the first model when none could; {ArticleError} `max_tokens_reached`; the signal's reason
 */
export async function askModel(work: ArticleWork, question: Question): Promise<Answer> {
	let first: EngineError | undefined;
	for (const engine of work.engines) {
		if (first) question.onRestart?.();
		try {
			return await ask(work, engine, question);
		} catch (error) {
			if (!(error instanceof EngineError)) throw error;
			first ??= error;
		}
	}
	throw first ?? new EngineError('model_unavailable', 'The model is not there at the moment. Is its server running?');
}

async function ask(work: ArticleWork, engine: Engine, question: Question): Promise<Answer> {
	const { brief, messages } = question;
	const input = await work.estimateTokens(`${messages.instructions}\n${messages.prompt}`);
	const allowed = await outputAllowed(work, input, question.maxOutputTokens);
	const pieces: string[] = [];
	let usage: Usage | undefined;
	try {
		const request = { ...messages, brief, maxOutputTokens: allowed };
		for await (const piece of engine.write(request, work.signal)) {
			if (piece.type === 'usage') {
				usage = piece.usage;
				continue;
			}
			pieces.push(piece.text);
			question.onText?.(piece.text);
		}
		return await toAnswer(work, engine, input, pieces.join(''), usage, false);
	} catch (error) {
		const text = pieces.join('');
		const isCut = error instanceof EngineError && error.code === 'model_truncated' && text.trim() !== '';
		if (isCut && allowed === question.maxOutputTokens) return toAnswer(work, engine, input, text, usage, true);
		await noteFailure(work, input, text, usage);
		throw isCut ? ceilingReached() : error;
	}
}

async function outputAllowed(work: ArticleWork, input: number, wanted: number): Promise<number> {
	if (work.maxTokens === undefined) return wanted;
	let spent = work.failedTokens();
	for (const step of work.steps.all()) spent += step.spent.input + step.spent.output;
	const left = Math.floor(work.maxTokens - spent - input * INPUT_MARGIN);
	if (left < LEAST_OUTPUT) throw ceilingReached();
	return Math.min(wanted, left);
}

function ceilingReached(): ArticleError {
	return new ArticleError(
		'max_tokens_reached',
		'The article needs more tokens than max_tokens allows. Raise max_tokens, or choose a shorter length.',
		false,
	);
}

/** A provider that does not tell leaves the usage unknown; what the ceiling counts is then an estimate. */
async function toAnswer(
	work: ArticleWork,
	engine: Engine,
	input: number,
	text: string,
	usage: Usage | undefined,
	truncated: boolean,
): Promise<Answer> {
	const spent = {
		input: usage?.input_tokens ?? input,
		output: usage?.output_tokens ?? (await work.estimateTokens(text)),
	};
	const told = usage ?? { input_tokens: null, output_tokens: null, source: 'unknown' as const };
	// A text that was cut has no last message with its usage from most providers: it is counted here.
	const isEstimated = truncated && told.source === 'unknown';
	return {
		text,
		model: engine.id,
		spent,
		truncated,
		usage: isEstimated ? { input_tokens: spent.input, output_tokens: spent.output, source: 'estimated' } : told,
	};
}

async function noteFailure(work: ArticleWork, input: number, text: string, usage: Usage | undefined): Promise<void> {
	// A call that brought nothing was most likely not begun: providers charge nothing for a 429 or a 503.
	if (text === '' && usage === undefined) return;
	await work.onFailedCall({
		input: usage?.input_tokens ?? input,
		output: usage?.output_tokens ?? (await work.estimateTokens(text)),
	});
}
