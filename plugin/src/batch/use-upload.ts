import { useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { addRows, type Batch, createBatch, deleteBatch, resumeBatch } from './api.ts';
import { forgetUpload, keepUpload } from './kept-upload.ts';
import { type RefusedRow, refusedRows } from './refused-rows.ts';
import { beginUpload } from './running-upload.ts';
import { type Upload, upload } from './upload.ts';

/**
 * What runs an upload, and how it failed; how far it is tells `useRunningUpload()`. Until it is done the browser keeps it, so that a
 * reload loses nothing.
 */
export function useUpload(onDone: (batch: Batch) => void) {
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [refused, setRefused] = useState<readonly RefusedRow[]>([]);
	const run = async (whole: Upload) => {
		const task = beginUpload(whole);
		if (!task) return;
		setFailure(null);
		setRefused([]);
		await keepUpload(whole);
		let made: number | null = null;
		const create: typeof createBatch = async (batch) => {
			const answer = await createBatch(batch);
			made = answer.id;
			return answer;
		};
		try {
			const ports = { create, add: addRows, resume: (id: number) => resumeBatch(id) };
			const batch = await upload(whole, ports, task.progress, task.signal);
			await forgetUpload();
			task.end();
			onDone(batch);
		} catch (thrown) {
			const rows = refusedRows(thrown);
			if (rows.length > 0 || task.signal.aborted) {
				// What is corrected in the form goes as a new batch, what is discarded not at all: the parts before must not stay.
				await forgetUpload();
				if (made !== null) await deleteBatch(made).catch(() => undefined);
			}
			if (!task.signal.aborted) {
				setFailure(toRequestError(thrown));
				setRefused(rows);
			}
			task.end();
		}
	};
	return { failure, refused, run };
}
