import type { Behaviour } from './behaviour.ts';
import { type Asked, giveText, readAsked, writeAsAsked } from './fake-writer.ts';

/** A model that answers every step of an article as a good one does; `change` may spoil some answers. */
export function writesArticle(change?: (asked: Asked, answer: string) => Behaviour | string): Behaviour {
	return {
		kind: 'reply',
		to: (body) => {
			const asked = askedIn(body);
			const answer = writeAsAsked(asked);
			const changed = change?.(asked, answer) ?? answer;
			return typeof changed === 'string' ? { kind: 'write', text: changed } : changed;
		},
	};
}

/** A model whose article is this text, in one section without a heading. `pieceDelay` (ms) slows the text, not the other steps. */
export function writesText(text: string, { pieceDelay = 0, usage = true } = {}): Behaviour {
	return {
		kind: 'reply',
		to: (body) => {
			const asked = askedIn(body);
			const isText = asked.task === 'section' || asked.task === 'repair';
			return { kind: 'write', text: giveText(asked, text), pieceDelay: isText ? pieceDelay : 0, usage };
		},
	};
}

/** A model that does this instead of writing a section, and answers the other steps. */
export function insteadOfText(behaviour: Behaviour): Behaviour {
	return {
		kind: 'reply',
		to: (body) => {
			const asked = askedIn(body);
			return asked.task === 'section' ? behaviour : { kind: 'write', text: giveText(asked, 'It is so.') };
		},
	};
}

/**
 * What a request body asks for, in OpenAI's or Anthropic's shape.
 * @throws when it holds no messages of a step
 */
export function askedIn(body: unknown): Asked {
	const { system, messages } = record(body);
	const turns = Array.isArray(messages) ? messages.map(record) : [];
	const textOf = (role: string) =>
		turns.flatMap((turn) => (turn.role === role ? [plain(turn.content)] : [])).join('\n');
	return readAsked(system === undefined ? textOf('system') : plain(system), textOf('user'));
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function plain(content: unknown): string {
	if (typeof content === 'string') return content;
	return Array.isArray(content) ? content.map((part) => String(record(part).text ?? '')).join('') : '';
}
