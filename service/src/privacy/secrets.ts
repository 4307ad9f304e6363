import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Transaction } from '../store/index.ts';
import { openWith, sealWith } from './aes-gcm.ts';
import { deriveKey } from './master-key.ts';

/** What each secret is called in the database. The first three were derived from the master key before there was a table. */
const PURPOSES = {
	/** Hashes API keys. */
	pepper: 'api-key',
	/** Recognises a request that is sent twice, and a template that is stored twice. */
	fingerprint: 'fingerprint',
	/** Signs the tokens with which browsers follow a job. */
	token: 'events-token',
	/** Seals what has no data key: mails, challenges, webhooks. */
	messages: 'messages',
	/** Signs the links in mails. */
	email: 'email',
	/** Signs the tokens that prove a domain. */
	proof: 'proof',
	/** The seed of the Ed25519 key that signs receipts (RFC 8032). */
	receipts: 'receipts',
	/** Signs the links that end mails of a kind. */
	unsubscribe: 'unsubscribe',
	/** Makes pseudonyms of ids of erased accounts. */
	pseudonym: 'pseudonym',
} as const satisfies Record<string, string>;

const DERIVED: readonly SecretName[] = ['pepper', 'fingerprint', 'token'];

export type SecretName = keyof typeof PURPOSES;
/** Keys of 32 bytes, each for one purpose, that outlive a master key. */
export type Secrets = Readonly<Record<SecretName, KeyObject>>;

const NAMES: readonly SecretName[] = [
	'pepper',
	'fingerprint',
	'token',
	'messages',
	'email',
	'proof',
	'receipts',
	'unsubscribe',
	'pseudonym',
];

/** Stores the secrets that are not there yet. Call it with the row of the master key locked. */
export async function addMissingSecrets(trx: Transaction, master: Buffer, isDerived: boolean): Promise<void> {
	const rows = await trx.selectFrom('secrets').select('purpose').execute();
	const present = new Set(rows.map(({ purpose }) => purpose));
	const missing = NAMES.filter((name) => !present.has(PURPOSES[name]));
	if (missing.length === 0) return;
	const wrapping = wrappingKeyOf(master);
	const values = missing.map((name) => {
		const purpose = PURPOSES[name];
		const secret = isDerived && DERIVED.includes(name) ? deriveKey(master, purpose).export() : randomBytes(32);
		return { purpose, wrapped: wrapSecret(wrapping, purpose, secret) };
	});
	await trx.insertInto('secrets').values(values).execute();
}

/** @throws when one was altered, or is missing */
export async function readSecrets(trx: Transaction, master: Buffer): Promise<Secrets> {
	const rows = await trx.selectFrom('secrets').selectAll().execute();
	const wrapping = wrappingKeyOf(master);
	const read = (name: SecretName): KeyObject => {
		const row = rows.find(({ purpose }) => purpose === PURPOSES[name]);
		if (!row) throw new Error(`the secret ${PURPOSES[name]} is missing`);
		return createSecretKey(unwrapSecret(wrapping, row.purpose, row.wrapped));
	};
	return {
		pepper: read('pepper'),
		fingerprint: read('fingerprint'),
		token: read('token'),
		messages: read('messages'),
		email: read('email'),
		proof: read('proof'),
		receipts: read('receipts'),
		unsubscribe: read('unsubscribe'),
		pseudonym: read('pseudonym'),
	};
}

/** The key with which a master key wraps the ring and the secrets. */
export function wrappingKeyOf(master: Buffer): KeyObject {
	return deriveKey(master, 'wrap');
}

export function wrapSecret(wrapping: KeyObject, purpose: string, secret: Uint8Array): Buffer {
	return sealWith(wrapping, `secrets/${purpose}`, secret);
}

/** @throws when it was altered, or another master key wrapped it */
export function unwrapSecret(wrapping: KeyObject, purpose: string, wrapped: Uint8Array): Buffer {
	return openWith(wrapping, `secrets/${purpose}`, wrapped);
}

export function wrapRingKey(wrapping: KeyObject, id: number, key: Uint8Array): Buffer {
	return sealWith(wrapping, `wrapping_keys/${id}`, key);
}

/** @throws when it was altered, or another master key wrapped it */
export function unwrapRingKey(wrapping: KeyObject, id: number, wrapped: Uint8Array): Buffer {
	return openWith(wrapping, `wrapping_keys/${id}`, wrapped);
}
