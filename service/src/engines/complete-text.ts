import type { Clock } from '../platform/clock.ts';
import { brokenOff, toEngineError } from './answer-error.ts';
import type { AnswerEvent, StopReason } from './answer-event.ts';
import { type Deadlines, watchDeadlines } from './deadlines.ts';
import { EngineError, type Piece } from './engine.ts';
import { withoutThoughts } from './without-thoughts.ts';

/** A model that has said its last word has no more to say; only its usage may still come. ms */
const AFTER_LAST_WORD = 5000;
/** A larger answer than any article needs: a server that never stops must not fill the memory. Characters. */
const LARGEST_TEXT = 300_000;
/** No model that thinks for a text of ours needs more. Characters. */
const MOST_THOUGHTS = 1_000_000;

/**
 * The text of one answer, held to what every engine promises: it ends in time, it is of bounded size, and it ends without an
 * error only when the model said that it was done. Usage goes on as soon as it is known, so that it is not lost with a cut stream.
 * What the model thought aloud is told apart from its text, whatever the protocol.
 * @param read asks the model; it must end soon after its signal aborts
 * @throws {EngineError} when the text can't be completed; `outer.reason` when that aborts
 */
export async function* completeText(
	read: (signal: AbortSignal) => AsyncIterable<AnswerEvent>,
	options: { clock: Clock; deadlines: Deadlines; signal: AbortSignal },
): AsyncGenerator<Piece> {
	const deadlines = watchDeadlines(options.clock, options.deadlines, options.signal);
	const abandon = new AbortController();
	let characters = 0;
	let thoughts = 0;
	let reason: StopReason | undefined;
	try {
		for await (const event of withoutThoughts(read(AbortSignal.any([deadlines.signal, abandon.signal])))) {
			// Usage is no sign of a model that writes: some servers tell it before a cold model is loaded.
			if (event.type !== 'usage') deadlines.alive();
			if (event.type === 'text') {
				characters += event.text.length;
				if (characters > LARGEST_TEXT)
					throw new EngineError('model_truncated', 'The model did not stop. Choose another model.');
				yield event;
			} else if (event.type === 'thinking') {
				thoughts += event.text.length;
				if (thoughts > MOST_THOUGHTS)
					throw new EngineError('model_truncated', 'The model did not stop thinking. Choose another model.');
				if (event.text !== '') yield { type: 'thoughts', text: event.text };
			} else if (event.type === 'restart') {
				characters = 0;
				yield event;
			} else if (event.type === 'usage') yield event;
			else if (event.type === 'finish') {
				// A refusal is followed by an ordinary end.
				if (reason !== 'refused') reason = event.reason;
				deadlines.hurry(AFTER_LAST_WORD);
			}
		}
	} catch (error) {
		// What goes wrong after the model's last word takes nothing from the text, nor from why it ended.
		if (reason === undefined || characters > LARGEST_TEXT || thoughts > MOST_THOUGHTS)
			throw deadlines.signal.aborted ? deadlines.signal.reason : toEngineError(error, options.clock.now());
	} finally {
		// Leaving the loop early does not end the request: a reader may read the stream to its end.
		abandon.abort();
		deadlines.stop();
	}
	options.signal.throwIfAborted();
	assertDone(reason);
	if (characters === 0) throw new EngineError('model_empty', 'The model answered with nothing.');
}

function assertDone(reason: StopReason | undefined): void {
	if (reason === 'done') return;
	if (reason === 'limit') {
		throw new EngineError(
			'model_truncated',
			'The model reached its limit of tokens before the text was finished. Choose a shorter length, or a model with a larger limit.',
		);
	}
	if (reason === 'refused')
		throw new EngineError('model_refused', 'The model’s provider refused this text. Change the prompt.');
	throw brokenOff();
}
