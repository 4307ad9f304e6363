import { siteAddress } from '../components/site-address.ts';
import type { Upload } from './upload.ts';

/** The browser's database, in which an upload that is under way survives a reload. Nothing else is in it. */
const DATABASE = 'draftsmith-batch';
const STORE = 'uploads';
/** There is one upload at a time on a site, of the user who is logged in: others who use this browser must not see it. */
const key = () => `${siteAddress()} user ${window.userSettings?.uid ?? ''}`;

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(DATABASE, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(STORE);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

async function run<Answer>(
	mode: IDBTransactionMode,
	act: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
	const database = await open();
	try {
		return await new Promise((resolve, reject) => {
			const transaction = database.transaction(STORE, mode);
			const request = act(transaction.objectStore(STORE));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onerror = () => reject(transaction.error);
			transaction.onabort = () => reject(transaction.error);
		});
	} finally {
		database.close();
	}
}

/** Keeps an upload until `forgetUpload()`. In a browser that keeps nothing (a private window) it does not, which is no error. */
export async function keepUpload(upload: Upload): Promise<void> {
	await run('readwrite', (store) => store.put(upload, key())).catch(() => undefined);
}

/** The upload that was interrupted; null when there is none. */
export async function findUpload(): Promise<Upload | null> {
	const kept = await run<Upload | undefined>('readonly', (store) => store.get(key())).catch(() => undefined);
	return kept ?? null;
}

/** Forgets the upload: it is done, or discarded. */
export async function forgetUpload(): Promise<void> {
	await run('readwrite', (store) => store.delete(key())).catch(() => undefined);
}
