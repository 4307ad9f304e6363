import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CSV_EXAMPLES } from '../../plugin/src/batch/csv-examples.ts';
import { DATE_EXAMPLES } from '../../plugin/src/batch/date-examples.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());

test('a command reads dates and cells as the screen reads them', async () => {
	const dates = await evaluate(
		world.site,
		z.array(z.string().nullable()),
		`return array_map( static function ( $text ) {
			$date = Draftsmith\\Cli\\Written_Date::read( $text, new DateTimeZone( 'Europe/Vilnius' ) );
			return $date ? $date->setTimezone( new DateTimeZone( 'UTC' ) )->format( 'Y-m-d\\TH:i:s\\Z' ) : null;
		}, $input );`,
		DATE_EXAMPLES.map(([text]) => text),
	);
	expect(dates.map((date, index) => [DATE_EXAMPLES[index]?.[0], date])).toEqual(DATE_EXAMPLES);

	const tables = await evaluate(
		world.site,
		z.array(z.union([z.string(), z.array(z.array(z.union([z.number(), z.string()])))])),
		`return array_map( static function ( $text ) {
			$records = Draftsmith\\Cli\\Csv_Text::records( $text );
			return is_wp_error( $records ) ? $records->get_error_message() : array_map(
				static function ( $line, $cells ) {
					return array_merge( array( $line ), $cells );
				},
				array_keys( $records ),
				$records
			);
		}, $input );`,
		CSV_EXAMPLES.map(({ text }) => text),
	);
	const refusals = { open: 'A text begins', inside: 'A text in quotation marks goes on' };
	for (const [index, { text, rows, problem }] of CSV_EXAMPLES.entries())
		expect({ text, table: tables[index] }).toEqual({
			text,
			table: problem ? expect.stringMatching(`^Line ${problem.line}: ${refusals[problem.kind]}`) : rows,
		});
});

test('authors and categories are found by all that they are called, where that is one only', async () => {
	const { site } = world;
	const ids = await evaluate(
		site,
		z.record(z.string(), z.number()),
		`$ids = array();
		foreach ( array( 'Baking' => 0, 'Other' => 0 ) as $name => $parent ) { $ids[ $name ] = wp_insert_term( $name, 'category' )['term_id']; }
		$ids['baking-news'] = wp_insert_term( 'News', 'category', array( 'parent' => $ids['Baking'] ) )['term_id'];
		$ids['other-news']  = wp_insert_term( 'News', 'category', array( 'parent' => $ids['Other'] ) )['term_id'];
		$ids['dark']        = wp_insert_term( 'Bread, dark & old', 'category' )['term_id'];
		$user               = array( 'role' => 'author', 'user_pass' => wp_generate_password() );
		$ids['mail']        = wp_insert_user( $user + array( 'user_login' => 'jo.doe@example.org', 'user_email' => 'jo.doe@example.org', 'display_name' => 'Jo Doe' ) );
		$ids['dots']        = wp_insert_user( $user + array( 'user_login' => 'ann.lee', 'user_email' => 'lee@example.org', 'display_name' => 'Same name' ) );
		$ids['twin']        = wp_insert_user( $user + array( 'user_login' => 'twin', 'user_email' => 'twin@example.org', 'display_name' => 'Same name' ) );
		$ids['reader']      = wp_insert_user( array( 'role' => 'subscriber' ) + $user + array( 'user_login' => 'reader', 'user_email' => 'reader@example.org' ) );
		return $ids;`,
	);
	const authors: [string, string | null][] = [
		['jo.doe@example.org', 'mail'],
		['JO DOE', 'mail'],
		['ann.lee', 'dots'],
		['ann-lee', 'dots'],
		['lee@example.org', 'dots'],
		[String(ids.twin), 'twin'],
		['Same name', null],
		['reader', null],
		['nobody', null],
	];
	const categories: [string, string[] | string][] = [
		['Baking > News', ['baking-news']],
		['other>news', ['other-news']],
		['Bread, dark & old', ['dark']],
		['baking; Other|Baking > News', ['Baking', 'other', 'baking-news']],
		[String(ids['other-news']), ['other-news']],
		['News', 'News'],
		['Baking, Cooking', 'Cooking'],
		['Cooking > News', 'Cooking > News'],
	];
	const idOf = (name: string) => ids[name] ?? ids[name[0]?.toUpperCase() + name.slice(1)];
	const names = z.object({
		authors: z.array(z.object({ id: z.number().nullable() })),
		categories: z.array(z.object({ ids: z.array(z.number()), unknown: z.string().nullable() })),
	});
	const body = { authors: authors.map(([text]) => text), categories: categories.map(([text]) => text) };
	const found = names.parse((await callPlugin(site, '/batches/names', { method: 'POST', body })).json);
	expect(found.authors.map(({ id }, index) => [authors[index]?.[0], id])).toEqual(
		authors.map(([text, name]) => [text, name === null ? null : idOf(name)]),
	);
	expect(found.categories.map(({ ids: each, unknown }, index) => [categories[index]?.[0], unknown ?? each])).toEqual(
		categories.map(([text, named]) => [text, typeof named === 'string' ? named : named.map(idOf)]),
	);
	// Who may write in nobody else's name learns of nobody else.
	const writer = await site.createUser('own-writer', 'author');
	const asked = { authors: ['own-writer', 'admin', 'lee@example.org'] };
	const own = names.parse(
		(await callPlugin(site, '/batches/names', { method: 'POST', body: asked, user: writer })).json,
	);
	expect(own.authors.map(({ id }) => id !== null)).toEqual([true, false, false]);
});

test('too much is not looked up at once', async () => {
	for (const authors of [Array.from({ length: 201 }, (_, index) => `user-${index}`), ['x'.repeat(501)]])
		expect((await callPlugin(world.site, '/batches/names', { method: 'POST', body: { authors } })).status).toBe(400);
});
