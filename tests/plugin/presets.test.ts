import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials, WordPressVersion } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

const PresetList = z.object({
	data: z.array(
		z.object({ id: z.string(), name: z.string(), scope: z.string(), form: z.record(z.string(), z.unknown()) }),
	),
	may_share: z.boolean(),
	may_style: z.boolean(),
});
const Imported = PresetList.extend({
	imported: z.object({ presets: z.number(), styles: z.number() }),
	left_out_styles: z.number(),
});

const FORM = {
	prompt: 'It’s “rye” \\ 500 g & 5 < 6 <b>😀</b>',
	language: 'de',
	model: BAKER,
	content_type: 'how-to',
	tone: 'friendly',
	length: 700,
	post_status: 'pending',
	outline_only: true,
	placement: 'cursor',
};
const STYLE = { name: 'house-style', content: { house_style: 'Short sentences.', avoid: ['utilize'] } };

const fileOf = (changes: Record<string, unknown> = {}) => ({
	format: 'draftsmith-presets',
	version: 1,
	presets: [{ name: 'Recipes', form: FORM }],
	...changes,
});

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'presets on WordPress $version',
	({ version }) => {
		let world: World;
		let editor: Credentials;
		let author: Credentials;

		beforeAll(async () => {
			world = await startWorld({ boot: { version } });
			editor = await world.site.createUser('edda', 'editor');
			author = await world.site.createUser('anna', 'author');
		});
		afterAll(() => world?.stop());

		const call = (path: string, user: Credentials, body?: unknown) =>
			callPlugin(world.site, path, body === undefined ? { user } : { user, method: 'POST', body });

		async function list(user: Credentials) {
			return PresetList.parse((await call('/presets', user)).json);
		}

		async function save(user: Credentials, preset: { name: string; shared?: boolean; form?: unknown }) {
			const id = crypto.randomUUID();
			const answer = await call(`/presets/${id}`, user, { form: FORM, ...preset });
			return { id, answer };
		}

		const remove = (user: Credentials, id: string) =>
			callPlugin(world.site, `/presets/${id}`, { user, method: 'DELETE' });

		async function removeAll(user: Credentials) {
			for (const { id, scope } of (await list(user)).data) if (scope !== 'fixed') await remove(user, id);
		}

		test('what is saved comes back as it was typed, to its owner only', async () => {
			const { id, answer } = await save(author, { name: '  How-to’s,\n weekly ' });
			expect(PresetList.parse(answer.json).data).toEqual([{ id, name: 'How-to’s, weekly', scope: 'own', form: FORM }]);
			expect((await list(author)).data).toEqual([{ id, name: 'How-to’s, weekly', scope: 'own', form: FORM }]);
			expect((await list(editor)).data).toEqual([]);

			const renamed = await call(`/presets/${id}`, author, { name: 'Weekly', form: {} });
			expect(PresetList.parse(renamed.json).data).toEqual([{ id, name: 'Weekly', scope: 'own', form: {} }]);
			const taken = await save(author, { name: 'WEEKLY' });
			expect(errorOf(taken.answer)).toMatchObject({ code: 'draftsmith_preset_exists', data: { status: 409 } });
			expect(errorOf((await save(author, { name: '<b></b>' })).answer).code).toBe('draftsmith_preset_name');

			expect((await remove(author, id)).status).toBe(200);
			expect((await remove(author, id)).status).toBe(200);
			expect((await list(author)).data).toEqual([]);
		});

		test('what is shared is everybody’s to use, and the editors’ to change', async () => {
			expect(errorOf((await save(author, { name: 'Mine for all', shared: true })).answer).data.status).toBe(403);
			const { id } = await save(editor, { name: 'For all', shared: true });
			expect(await list(author)).toMatchObject({
				data: [{ id, name: 'For all', scope: 'shared' }],
				may_share: false,
				may_style: false,
			});
			expect(await list(editor)).toMatchObject({ may_share: true, may_style: false });
			expect((await list(world.site.admin)).may_style).toBe(true);
			expect(errorOf(await remove(author, id)).data.status).toBe(403);
			const autoload = await evaluate(
				world.site,
				z.string(),
				`return $wpdb->get_var( "SELECT autoload FROM $wpdb->options WHERE option_name = 'draftsmith_presets'" );`,
			);
			expect(autoload).toBe('off');
			expect((await remove(editor, id)).status).toBe(200);
			expect((await list(author)).data).toEqual([]);
		});

		test('two windows that save at once lose nothing', async () => {
			const names = Array.from({ length: 8 }, (_, index) => `Preset ${index}`);
			const answers = await Promise.all(names.map((name) => save(author, { name })));
			expect(answers.map(({ answer }) => answer.status)).toEqual(names.map(() => 200));
			expect((await list(author)).data.map(({ name }) => name).sort()).toEqual(names);
			// The same click twice.
			const id = crypto.randomUUID();
			await Promise.all([1, 2].map(() => call(`/presets/${id}`, author, { name: 'Twice', form: FORM })));
			expect((await list(author)).data.filter(({ name }) => name.startsWith('Twice'))).toHaveLength(1);
			await removeAll(author);
		});

		test('there is an end to it, and it is said before anything is lost', async () => {
			const presets = Array.from({ length: 50 }, (_, index) => ({ name: `Preset ${index}`, form: {} }));
			expect((await call('/presets/import', author, { file: fileOf({ presets }) })).status).toBe(200);
			expect(errorOf((await save(author, { name: 'One more' })).answer)).toMatchObject({
				code: 'draftsmith_presets_full',
				data: { status: 409 },
			});
			expect((await list(author)).data).toHaveLength(50);
			await removeAll(author);
			const long = Array.from({ length: 7 }, (_, index) => ({
				name: `Long ${index}`,
				form: { prompt: 'x'.repeat(10_000) },
			}));
			expect(errorOf(await call('/presets/import', author, { file: fileOf({ presets: long }) })).code).toBe(
				'draftsmith_presets_full',
			);
			expect((await list(author)).data).toEqual([]);
		}, 120_000);

		test('a file is imported whole: names that are taken get a number, house styles go to the service', async () => {
			const file = fileOf({ styles: [STYLE] });
			const first = Imported.parse((await call('/presets/import', world.site.admin, { file, shared: true })).json);
			expect(first).toMatchObject({ imported: { presets: 1, styles: 1 }, left_out_styles: 0 });
			const again = Imported.parse((await call('/presets/import', editor, { file, shared: true })).json);
			expect(again).toMatchObject({ imported: { presets: 1, styles: 0 }, left_out_styles: 1 });
			expect(again.data.map(({ name }) => name)).toEqual(['Recipes', 'Recipes (2)']);
			const styles = z
				.object({ data: z.array(z.object({ name: z.string(), version: z.number(), content: z.looseObject({}) })) })
				.parse((await call('/templates', author)).json);
			expect(styles.data).toMatchObject([{ ...STYLE, version: 1 }]);
			await removeAll(editor);
		});

		test.each([
			['of something else', { format: 'recipes' }, 'draftsmith_not_presets'],
			['of a newer Draftsmith', { version: 2, presets: 'elsewhere' }, 'draftsmith_newer_presets'],
			[
				'with a field that nobody knows',
				{ presets: [{ name: 'A', form: { onclick: 'x' } }] },
				'draftsmith_bad_presets',
			],
			['with a list for a name', { presets: [{ name: ['A'], form: {} }] }, 'draftsmith_bad_presets'],
			[
				'with a name that is only markup',
				{ presets: [{ name: '<script></script>', form: {} }] },
				'draftsmith_preset_name',
			],
			['with a length of 9', { presets: [{ name: 'A', form: { length: 9 } }] }, 'draftsmith_bad_presets'],
			[
				'with too many',
				{ presets: Array.from({ length: 51 }, () => ({ name: 'A', form: {} })) },
				'draftsmith_bad_presets',
			],
			['with a style of a bad name', { styles: [{ name: '../x', content: {} }] }, 'draftsmith_bad_presets'],
		])('a file %s is refused, and changes nothing', async (_, changes, code) => {
			const before = await list(world.site.admin);
			const answer = await call('/presets/import', world.site.admin, { file: fileOf(changes) });
			expect(errorOf(answer)).toMatchObject({ code, data: { status: 400 } });
			expect(await list(world.site.admin)).toEqual(before);
		});

		test('a house style is the administrators’ to save and delete', async () => {
			const path = '/templates/tight-style';
			expect(errorOf(await call(path, editor, { house_style: 'Tight.' })).data.status).toBe(403);
			const saved = await call(path, world.site.admin, {
				house_style: 'Tight.',
				glossary: [{ term: 'app', use: 'app' }],
			});
			expect(saved).toMatchObject({ status: 200, json: { name: 'tight-style', version: 1 } });
			expect(errorOf(await call(path, world.site.admin, { avoid: [''] })).data.status).toBe(400);
			for (const status of [200, 200])
				expect((await callPlugin(world.site, path, { method: 'DELETE' })).status).toBe(status);
		});

		test('wp-config.php and other plugins add presets that nobody can change here; what is none is left out', async () => {
			addMustUsePlugin(
				world.site,
				'presets',
				`<?php
				define( 'DRAFTSMITH_PRESETS', '${JSON.stringify(fileOf({ presets: [{ name: 'Of the agency', form: { tone: 'neutral' } }] }))}' );
				add_filter( 'draftsmith_presets', static function ( $presets ) {
					return array_merge( $presets, array( array( 'name' => 'Of a plugin', 'form' => array() ), array( 'name' => 'Bad', 'form' => array( 'tone' => 'rude' ) ), 7 ) );
				} );`,
			);
			const { data } = await list(author);
			expect(data).toEqual([
				{ id: 'fixed-0', name: 'Of the agency', scope: 'fixed', form: { tone: 'neutral' } },
				{ id: 'fixed-1', name: 'Of a plugin', scope: 'fixed', form: {} },
			]);
			expect((await remove(world.site.admin, 'fixed-0')).status).toBe(404);
		});
	},
);
