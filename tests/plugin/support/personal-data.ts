import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import type { LoginSession, WordPressSite } from '../../wordpress/types.ts';
import { evaluate } from './evaluate.ts';
import { addMustUsePlugin } from './must-use-plugin.ts';

const Item = z.object({
	group_id: z.string(),
	item_id: z.string(),
	data: z.array(z.object({ name: z.string(), value: z.string() })),
});
/** One thing that an exporter tells of a person. */
export type ExportedItem = z.infer<typeof Item>;

/** The last page of the last exporter tells where the file is. */
const ExportPage = z.object({ data: z.array(Item), done: z.boolean(), url: z.url().optional() });
const ErasurePage = z.object({
	items_removed: z.boolean(),
	items_retained: z.boolean(),
	messages: z.array(z.string()),
	done: z.boolean(),
});

/** What the erasers of a site have said together, and the calls that our own took. */
export type Erasure = { removed: boolean; retained: boolean; messages: string[]; calls: number };

type Tool = 'export' | 'erase';
type Step = { call: (index: number, page: number) => Promise<unknown>; indexes: number };

/**
 * Opens Tools > Export (or Erase) Personal Data with a confirmed request of somebody, and gives what its script calls: each exporter
 * (or eraser) by its number from 1, and each page. The answer's data are unwrapped; core's refusal fails the test.
 */
async function openTool(site: WordPressSite, session: LoginSession, tool: Tool, email: string): Promise<Step> {
	const id = await evaluate(
		site,
		z.number(),
		`// WordPress takes no second request of a person while one is not completed.
		foreach ( get_posts( array( 'post_type' => 'user_request', 'post_status' => 'any', 'title' => $input['email'], 'numberposts' => -1 ) ) as $earlier ) {
			wp_delete_post( $earlier->ID, true );
		}
		$id = wp_create_user_request( $input['email'], ( 'erase' === $input['tool'] ? 'remove' : 'export' ) . '_personal_data', array(), 'confirmed' );
		return is_wp_error( $id ) ? $id->get_error_message() : $id;`,
		{ email, tool },
	);
	const page = await fetch(`${site.url}/wp-admin/${tool}-personal-data.php`, { headers: { Cookie: session.cookie } });
	const row = new RegExp(
		`data-(?:exporters|erasers)-count="(\\d+)"[^>]*data-request-id="${id}"[^>]*data-nonce="([^"]+)"`,
	);
	const [, count, nonce] = row.exec(await page.text()) ?? [];
	if (count === undefined || nonce === undefined) throw new Error(`the page lists no request ${id}`);
	const call = async (index: number, pageNumber: number) => {
		const response = await fetch(`${site.url}/wp-admin/admin-ajax.php`, {
			method: 'POST',
			headers: { Cookie: session.cookie },
			body: new URLSearchParams({
				action: `wp-privacy-${tool}-personal-data`,
				[tool === 'export' ? 'exporter' : 'eraser']: String(index),
				id: String(id),
				page: String(pageNumber),
				security: nonce,
				sendAsEmail: 'false',
			}),
		});
		const answer = z.object({ success: z.boolean(), data: z.unknown() }).parse(await response.json());
		expect(answer).toMatchObject({ success: true });
		return answer.data;
	};
	return { call, indexes: Number(count) };
}

/** In place of PHP's zip extension, which this PHP may lack: one file with the bytes of all that WordPress puts into the export. */
const ZIP = `<?php
if ( ! class_exists( 'ZipArchive' ) ) {
	class ZipArchive {
		const CREATE = 1;
		private $path;
		public function open( $path ) { $this->path = $path; return true; }
		public function addFile( $file ) { return false !== file_put_contents( $this->path, file_get_contents( $file ), FILE_APPEND ); }
		public function close() { return true; }
	}
}
`;

/** Exports what a site knows of a person, as its screen does. Gives what our exporters told, in how many pages each, and the file. */
export async function exportPersonalData(
	site: WordPressSite,
	session: LoginSession,
	email: string,
): Promise<{ items: ExportedItem[]; pages: number[]; file: string }> {
	addMustUsePlugin(site, 'zip', ZIP);
	const { call, indexes } = await openTool(site, session, 'export', email);
	const items: ExportedItem[] = [];
	const pages: number[] = [];
	let url = '';
	for (let index = 1; index <= indexes; index += 1) {
		for (let page = 1, done = false; !done; page += 1) {
			const answer = ExportPage.parse(await call(index, page));
			items.push(...answer.data.filter(({ group_id }) => group_id.startsWith('draftsmith-')));
			done = answer.done;
			url = answer.url ?? '';
			if (done) pages.push(page);
		}
	}
	const file = readFileSync(join(site.folder, new URL(url).pathname), 'utf8');
	return { items, pages: pages.slice(-3), file };
}

/** Has a site erase what it knows of a person, as its screen does. */
export async function erasePersonalData(site: WordPressSite, session: LoginSession, email: string): Promise<Erasure> {
	const { call, indexes } = await openTool(site, session, 'erase', email);
	const erasure: Erasure = { removed: false, retained: false, messages: [], calls: 0 };
	for (let index = 1; index <= indexes; index += 1) {
		erasure.calls = 0;
		for (let page = 1, done = false; !done; page += 1) {
			const answer = ErasurePage.parse(await call(index, page));
			erasure.removed ||= answer.items_removed;
			erasure.retained ||= answer.items_retained;
			erasure.messages.push(...answer.messages);
			erasure.calls += 1;
			done = answer.done;
		}
	}
	return erasure;
}
