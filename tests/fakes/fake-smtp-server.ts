import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Where in its dialogue the server does something else than to accept. */
export type SmtpBehaviour = {
	/** Reply to MAIL FROM, RCPT TO or to the end of DATA instead of 250. */
	from?: number;
	to?: number;
	data?: number;
	/** Waits so long (ms) before each reply to RCPT TO and DATA. */
	delay?: number;
	/** Takes the message whole and never says so. */
	silent?: boolean;
};

export type ReceivedMail = {
	/** As the envelope says. */
	from: string;
	to: string[];
	/** Whether it came over TLS. */
	secure: boolean;
	raw: string;
	email: Email;
};

export type FakeSmtpServer = {
	url: string;
	port: number;
	/** Every message that was taken whole, with those that were refused or not answered after it. */
	mails: ReceivedMail[];
	/** `MAIL FROM` commands so far. */
	asked: () => number;
	behave: (behaviour: SmtpBehaviour | ((mail: { to: string }) => SmtpBehaviour)) => void;
	/** Closes the port; connections end. */
	down: () => Promise<void>;
	/** Opens the same port again. */
	up: () => Promise<void>;
	stop: () => Promise<void>;
};

function refusal(code: number): Error {
	return Object.assign(new Error('Refused <owner@bread.example> in the words of a server'), { responseCode: code });
}

/** A real SMTP server on a free port of 127.0.0.1. It knows no login unless `options` say so. */
export async function startFakeSmtpServer(options: SMTPServerOptions = {}): Promise<FakeSmtpServer> {
	const mails: ReceivedMail[] = [];
	let asked = 0;
	let behaviourOf = (_mail: { to: string }): SmtpBehaviour => ({});
	const create = () =>
		new SMTPServer({
			authOptional: true,
			disableReverseLookup: true,
			closeTimeout: 50,
			...options,
			onMailFrom: (_address, _session, done) => {
				asked += 1;
				const code = behaviourOf({ to: '' }).from;
				done(code === undefined ? null : refusal(code));
			},
			onRcptTo: async (address, _session, done) => {
				const { to: code, delay } = behaviourOf({ to: address.address });
				if (delay !== undefined) await wait(delay);
				done(code === undefined ? null : refusal(code));
			},
			onData: async (stream, session, done) => {
				const bytes = await readAll(stream).catch(() => null);
				// The client was killed in the middle of its message.
				if (bytes === null) return;
				const to = session.envelope.rcptTo.map(({ address }) => address);
				const behaviour = behaviourOf({ to: to[0] ?? '' });
				mails.push({
					from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
					to,
					secure: session.secure,
					raw: bytes.toString('latin1'),
					email: await PostalMime.parse(bytes),
				});
				if (behaviour.silent) return;
				if (behaviour.delay !== undefined) await wait(behaviour.delay);
				done(behaviour.data === undefined ? null : refusal(behaviour.data));
			},
		});
	const listen = (server: SMTPServer, port: number) =>
		new Promise<number>((resolve, reject) => {
			server.on('error', reject);
			const listener = server.listen(port, '127.0.0.1', () => {
				// From here on an error is that of one connection, such as a client that was killed.
				server.removeListener('error', reject).on('error', () => undefined);
				const address: AddressInfo | string | null = listener.address();
				if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
				else resolve(address.port);
			});
		});
	const close = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));
	let server: SMTPServer | undefined = create();
	const port = await listen(server, 0);
	const down = async () => {
		if (server) await close(server);
		server = undefined;
	};
	return {
		url: `smtp://127.0.0.1:${port}`,
		port,
		mails,
		asked: () => asked,
		behave: (behaviour) => {
			behaviourOf = typeof behaviour === 'function' ? behaviour : () => behaviour;
		},
		down,
		up: async () => {
			server = create();
			await listen(server, port);
		},
		stop: down,
	};
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}
