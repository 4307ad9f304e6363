/** The same bytes; `done` is called once, when they have all been read, or the reader or the source has given up. */
export function whenRead(body: ReadableStream<Uint8Array>, done: () => void): ReadableStream<Uint8Array> {
	const reader = body.getReader();
	let isDone = false;
	const end = () => {
		if (isDone) return;
		isDone = true;
		done();
	};
	return new ReadableStream<Uint8Array>({
		pull: async (controller) => {
			try {
				const { done: isOver, value } = await reader.read();
				if (!isOver) return controller.enqueue(value);
				end();
				controller.close();
			} catch (error) {
				end();
				throw error;
			}
		},
		cancel: async (reason) => {
			end();
			await reader.cancel(reason);
		},
	});
}
