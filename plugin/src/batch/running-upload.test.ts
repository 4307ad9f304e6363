import { expect, test } from 'vitest';
import { beginUpload, runningUpload } from './running-upload.ts';

const upload = { request_id: 'x', name: 'Breads', budget_tokens: null, rows: [] };

test('one upload runs at a time, and one that is discarded ends before another begins', async () => {
	const task = beginUpload(upload);
	expect(beginUpload(upload)).toBeNull();
	task?.progress(7);
	expect(runningUpload()).toMatchObject({ upload, sent: 7 });
	expect(task?.signal.aborted).toBe(false);
	const discarded = runningUpload()?.discard();
	expect(task?.signal.aborted).toBe(true);
	expect(runningUpload()).not.toBeNull();
	task?.end();
	await discarded;
	expect(runningUpload()).toBeNull();
	beginUpload(upload)?.end();
});
