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
	/** What was given so far is void: it was a model's thoughts, or another model begins. */
	onRestart?: () => void;
};

/** Fewer tokens than this are not worth a call: no section could be written with them. */
const LEAST_LEFT = 64;
/** No vocabulary has tokens that are longer on average. UTF-16 units. */
const LONGEST_TOKEN = 12;
/** Models cut text into tokens differently; this much more than our count is set aside for what they read. */
const INPUT_MARGIN = 1.25;

/**
 * Asks the job's model, and its fallbacks in their order where it can't answer. Nothing is tried twice here: who calls puts the
 * job back into the queue, which is the one loop of retries.
 * @throws {EngineError} when none could; {ArticleError} `max_tokens_reached`; the signal's reason
 */
export async function askModel(work: ArticleWork, question: Question): Promise<Answer> {
	const errors: EngineError[] = [];
	for (const engine of await work.engines()) {
		if (errors.length > 0) question.onRestart?.();
		try {
			return await ask(work, engine, question);
		} catch (error) {
			if (!(error instanceof EngineError)) throw error;
			errors.push(error);
		}
	}
	throw mostHopeful(errors);
}

/** Of the errors of all candidates, one that may pass, soonest; else the first model's own. */
function mostHopeful(errors: readonly EngineError[]): EngineError {
	const passing = errors.filter((error) => error.retryable);
	const [soonest] = passing.toSorted((one, other) => (one.retryAfter ?? 0) - (other.retryAfter ?? 0));
	return (
		soonest ??
		errors[0] ??
		new EngineError('model_unavailable', 'The model is not there at the moment. Is its server running?')
	);
}

async function ask(work: ArticleWork, engine: Engine, question: Question): Promise<Answer> {
	const { brief, messages } = question;
	const read = `${messages.instructions}\n${messages.prompt}`;
	// What a model thinks with counts towards the ceiling too.
	const wanted = question.maxOutputTokens + engine.thinkingTokens;
	const left = await tokensLeft(work, read, wanted);
	const allowed = Math.min(question.maxOutputTokens, left ?? Number.POSITIVE_INFINITY);
	const isTooMuch = createMeter(work.estimateTokens, left);
	/** Thoughts and void text too: a provider counts them as it does the rest. */
	const written: string[] = [];
	let text = '';
	let usage: Usage | undefined;
	const spent = () => spentOf(work, { read, written: written.join(''), usage });
	const answer = async () => toAnswer(engine, text, await spent(), usage);
	try {
		const request = {
			...messages,
			brief,
			maxOutputTokens: allowed,
			...(left === undefined ? {} : { ceiling: left }),
		};
		for await (const piece of engine.write(request, work.signal)) {
			if (piece.type === 'usage') {
				usage = piece.usage;
				continue;
			}
			if (piece.type === 'restart') {
				text = '';
				question.onRestart?.();
				continue;
			}
			written.push(piece.text);
			if (await isTooMuch(piece.text)) throw ceilingReached();
			if (piece.type === 'thoughts') continue;
			text += piece.text;
			question.onText?.(piece.text);
			// A server that does not keep to the limit: what it wrote by then is taken for what the limit would have left.
			if (text.length > allowed * LONGEST_TOKEN) return { ...(await answer()), truncated: true };
		}
		return await answer();
	} catch (error) {
		const isCut = error instanceof EngineError && error.code === 'model_truncated';
		if (isCut && text.trim() !== '' && allowed === question.maxOutputTokens)
			return { ...(await answer()), truncated: true };
		// A call that brought nothing was most likely not begun: providers charge nothing for a 429 or a 503.
		if (written.length > 0 || usage !== undefined) await work.onFailedCall(await spent());
		throw isCut && left !== undefined && left < wanted ? ceilingReached() : error;
	}
}

/**
 * Whether what a model has written by a piece is more than may be: servers need not keep to the limit that they are told, nor tell
 * what they count. No token is shorter than a byte, so there is nothing to count before that many bytes have come.
 */
function createMeter(estimateTokens: ArticleWork['estimateTokens'], left: number | undefined) {
	let tokens = 0;
	let bytes = 0;
	let uncounted = '';
	return async (piece: string): Promise<boolean> => {
		if (left === undefined) return false;
		bytes += Buffer.byteLength(piece);
		uncounted += piece;
		if (tokens + bytes <= left) return false;
		tokens += await estimateTokens(uncounted);
		bytes = 0;
		uncounted = '';
		return tokens > left;
	};
}

/**
 * Tokens that may still be written within the job's ceiling; undefined where there is none. No token is shorter than a byte, so
 * what is read is counted only where that many could meet the ceiling: counting loads tables of 57 MB.
 */
async function tokensLeft(work: ArticleWork, read: string, wanted: number): Promise<number | undefined> {
	if (work.maxTokens === undefined) return undefined;
	let ceiling = work.maxTokens - work.failedTokens();
	for (const step of work.steps.all()) ceiling -= step.spent.input + step.spent.output;
	const atLeast = Math.floor(ceiling - Buffer.byteLength(read) * INPUT_MARGIN);
	if (atLeast >= wanted) return atLeast;
	const left = Math.floor(ceiling - (await work.estimateTokens(read)) * INPUT_MARGIN);
	if (left < LEAST_LEFT) throw ceilingReached();
	return left;
}

function ceilingReached(): ArticleError {
	return new ArticleError(
		'max_tokens_reached',
		'The article needs more tokens than max_tokens allows. Raise max_tokens, or choose a shorter length.',
		false,
	);
}

/** Where a provider does not tell, tokens are counted here: unknown must not look like 0. */
async function spentOf(
	work: ArticleWork,
	{ read, written, usage }: { read: string; written: string; usage: Usage | undefined },
): Promise<Spent> {
	return {
		input: usage?.input_tokens ?? (await work.estimateTokens(read)),
		output: usage?.output_tokens ?? (await work.estimateTokens(written)),
	};
}

function toAnswer(engine: Engine, text: string, spent: Spent, usage: Usage | undefined): Answer {
	const isTold = typeof usage?.input_tokens === 'number' && typeof usage.output_tokens === 'number';
	return {
		text,
		model: engine.id,
		spent,
		truncated: false,
		usage: {
			input_tokens: spent.input,
			output_tokens: spent.output,
			source: isTold && usage ? usage.source : 'estimated',
		},
	};
}
