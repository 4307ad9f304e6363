import { llamaCppEngine } from '../../service/src/engines/llama-cpp/llama-cpp-engine.ts';
import { systemClock } from '../../service/src/platform/clock.ts';
import { messages } from './messages.ts';

/** A process that has an endless text written, and prints the id of its child when the text has begun. */
const engine = llamaCppEngine({
	id: 'endless',
	name: 'Endless',
	modelPath: process.argv[2] ?? '',
	threads: 1,
	contextTokens: 4096,
	clock: systemClock,
});
let isSaid = false;
for await (const piece of engine.write(messages('Q', 'Z', 4000), new AbortController().signal)) {
	if (piece.type !== 'text' || isSaid) continue;
	isSaid = true;
	process.stdout.write(`${engine.pid()}\n`);
}
