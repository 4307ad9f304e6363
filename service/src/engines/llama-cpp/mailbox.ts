/** Keeps what one side says until the other asks for it. */
export type Mailbox<Message> = {
	put: (message: Message) => void;
	/**
	 * The next message, in order. One reader at a time.
	 * @throws {unknown} `signal.reason` when that aborts first
	 */
	take: (signal: AbortSignal) => Promise<Message>;
};

/** An empty mailbox. */
export function createMailbox<Message>(): Mailbox<Message> {
	const messages: Message[] = [];
	let wake: (() => void) | undefined;

	return {
		put: (message) => {
			messages.push(message);
			wake?.();
		},
		take: async (signal) => {
			for (;;) {
				signal.throwIfAborted();
				const message = messages.shift();
				if (message !== undefined) return message;
				await new Promise<void>((resolve) => {
					const stop = (): void => {
						signal.removeEventListener('abort', stop);
						wake = undefined;
						resolve();
					};
					wake = stop;
					signal.addEventListener('abort', stop, { once: true });
				});
			}
		},
	};
}
