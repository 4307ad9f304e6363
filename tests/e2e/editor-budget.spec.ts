import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const KILOBYTE = 1024;
const LONG_TASK_MILLISECONDS = 50;
const SAMPLE_MICROSECONDS = 500;
const OURS = '/plugins/draftsmith/';

/** What the page gets of ours: files by their address, and calls of our routes. */
function watchOurs(page: Page): { files: Map<string, Buffer>; calls: string[] } {
	const files = new Map<string, Buffer>();
	const calls: string[] = [];
	page.on('response', async (response) => {
		const address = decodeURIComponent(response.url());
		if (address.includes('/draftsmith/v1')) calls.push(address);
		if (address.includes(OURS)) files.set(address, await response.body());
	});
	return { files, calls };
}

/** Opens the editor and waits until it is quiet. */
async function openEditor(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/wp-admin/post-new.php`, { waitUntil: 'load' });
	await expect(page.getByRole('button', { name: 'Publish', exact: true }).first()).toBeVisible();
	await page.waitForTimeout(2_000);
}

/**
 * Milliseconds for which code of ours was on the stack while something was done, what it called included: no task can have been held up
 * by it for longer.
 */
async function profileOurs(page: Page, action: () => Promise<void>): Promise<number> {
	const session = await page.context().newCDPSession(page);
	// What the browser keeps compiled from an earlier visit would make this one look cheaper.
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await session.send('Profiler.enable');
	await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
	await session.send('Profiler.start');
	await action();
	const { profile } = await session.send('Profiler.stop');
	await session.detach();
	const ours = new Set<number>();
	// Children come after their parents.
	for (const { id, callFrame, children = [] } of profile.nodes) {
		if (callFrame.url.includes(OURS)) ours.add(id);
		if (ours.has(id)) for (const child of children) ours.add(child);
	}
	const { samples = [], timeDeltas = [] } = profile;
	const microseconds = samples.reduce((sum, node, index) => sum + (ours.has(node) ? (timeDeltas[index] ?? 0) : 0), 0);
	return microseconds / 1000;
}

test('the editor loads 45 KB of ours at most, asks nothing until the sidebar is opened, and is not held up', async ({
	adminPage: page,
	world,
}, { project }) => {
	const { site } = world.stack;
	await world.stack.register();
	const seen = watchOurs(page);
	const busy = await profileOurs(page, () => openEditor(page, site.url));
	const names = [...seen.files.keys()].map((address) => address.replace(/^.*\/build\/|\?.*$/g, ''));
	const kilobytes = [...seen.files.values()].reduce((sum, file) => sum + gzipSync(file).length, 0) / KILOBYTE;
	console.log(`${project.name}: the editor loads ${kilobytes.toFixed(1)} KB, which run for ${busy.toFixed(1)} ms`);

	expect(names.sort()).toEqual(['editor.css', 'editor.js']);
	expect(kilobytes).toBeLessThanOrEqual(45);
	expect(seen.calls).toEqual([]);
	expect(busy, 'our script has run').toBeGreaterThan(0);
	expect(busy).toBeLessThan(LONG_TASK_MILLISECONDS);

	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	await expect.poll(() => seen.calls.length).toBeGreaterThan(0);
});

test('other screens and public pages load nothing of ours', async ({ adminPage: page, world }) => {
	const { url } = world.stack.site;
	const seen = watchOurs(page);
	const screens = ['index.php', 'edit.php', 'upload.php', 'plugins.php', 'options-general.php', 'tools.php'];
	for (const screen of screens) await page.goto(`${url}/wp-admin/${screen}`, { waitUntil: 'load' });
	for (const path of ['/', '/?p=1']) await page.goto(url + path, { waitUntil: 'load' });
	expect([...seen.files.keys()]).toEqual([]);
	expect(seen.calls).toEqual([]);
	await page.goto(`${url}/wp-admin/options-general.php?page=draftsmith`, { waitUntil: 'load' });
	await expect.poll(() => seen.files.size).toBeGreaterThan(0);
});
