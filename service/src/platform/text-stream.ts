/** UTF-16 units that are gathered before they are sent: a socket is slow with many small pieces. */
const LEAST = 32 * 1024;

/**
 * The bytes of a text that is made piece by piece, as the body of an answer. A piece is asked for when the socket has room for it;
 * an error breaks the answer off, so that what was sent does not pass for all; whoever goes away ends the making.
 */
export function textStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
	const iterator = pieces[Symbol.asyncIterator]();
	return new ReadableStream<Uint8Array>({
		pull: async (controller) => {
			let text = '';
			while (text.length < LEAST) {
				const piece = await iterator.next();
				if (piece.done) {
					if (text !== '') controller.enqueue(Buffer.from(text));
					return controller.close();
				}
				text += piece.value;
			}
			controller.enqueue(Buffer.from(text));
		},
		cancel: async () => {
			await iterator.return?.();
		},
	});
}
