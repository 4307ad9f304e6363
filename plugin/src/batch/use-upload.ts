import { useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { addRows, type Batch, createBatch, deleteBatch, fetchBatches, resumeBatch } from './api.ts';
import { forgetUpload, keepUpload } from './kept-upload.ts';
import { type RefusedRow, refusedRows } from './refused-rows.ts';
import { beginUpload } from './running-upload.ts';
import { type Upload, upload } from './upload.ts';
import { withdrawUpload } from './withdraw-upload.ts';

/**
 * What runs an upload, and how it failed; how far it is tells `useRunningUpload()`. Until it is done the browser keeps it, so that a
 * reload loses nothing.
 */
export function useUpload(onDone: (batch: Batch) => void) {
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [refused, setRefused] = useState<readonly RefusedRow[]>([]);
	/** One that failed, with rows that are right: an answer may have been lost, and all of it be there. */
	const [unsettled, setUnsettled] = useState<Upload | null>(null);
	const [isWithdrawing, setWithdrawing] = useState(false);
	const run = async (whole: Upload) => {
		const task = beginUpload(whole);
		if (!task) return;
		setFailure(null);
		setRefused([]);
		setUnsettled(null);
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
				setUnsettled(rows.length > 0 ? null : whole);
			}
			task.end();
		}
	};
	/** Takes an upload back. One that was started already is done. */
	const withdraw = async (whole: Upload) => {
		if (isWithdrawing) return;
		setWithdrawing(true);
		setFailure(null);
		try {
			const started = await withdrawUpload(whole.request_id, { list: fetchBatches, remove: deleteBatch });
			await forgetUpload();
			setUnsettled(null);
			if (started) onDone(started);
		} catch (thrown) {
			setFailure(toRequestError(thrown));
		}
		setWithdrawing(false);
	};
	return { failure, refused, unsettled, run, withdraw, isWithdrawing };
}
