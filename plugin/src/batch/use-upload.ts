import { useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { addRows, type Batch, createBatch, deleteBatch, resumeBatch } from './api.ts';
import { forgetUpload, keepUpload } from './kept-upload.ts';
import { type RefusedRow, refusedRows } from './refused-rows.ts';
import { type Upload, upload } from './upload.ts';

/** How an upload goes, and what runs it. Until it is done the browser keeps it, so that a reload loses nothing. */
export function useUpload(onDone: (batch: Batch) => void) {
	const [sent, setSent] = useState<number | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [refused, setRefused] = useState<readonly RefusedRow[]>([]);
	const run = async (whole: Upload) => {
		setFailure(null);
		setRefused([]);
		setSent(0);
		await keepUpload(whole);
		let made: number | null = null;
		const create: typeof createBatch = async (batch) => {
			const answer = await createBatch(batch);
			made = answer.id;
			return answer;
		};
		try {
			const batch = await upload(whole, { create, add: addRows, resume: (id) => resumeBatch(id) }, setSent);
			await forgetUpload();
			onDone(batch);
		} catch (thrown) {
			setFailure(toRequestError(thrown));
			const rows = refusedRows(thrown);
			setRefused(rows);
			if (rows.length > 0) {
				// They are corrected in the form and go as a new batch; the parts before them must not stay.
				await forgetUpload();
				if (made !== null) await deleteBatch(made).catch(() => undefined);
			}
		}
		setSent(null);
	};
	return { sent, failure, refused, run };
}
