import { expect, test } from 'vitest';
import { extractHeaders, extractPhp } from './extract-php.ts';

const extract = (code: string) => extractPhp(`<?php\n${code}`, 'a.php');

test('finds texts, contexts and plurals wherever they stand', () => {
	const messages = extract(`
if ( __( 'in a condition', 'draftsmith' ) ) { echo esc_html_x( 'Post', 'verb', 'draftsmith' ); }
$x = $y ? static fn() => array( 'a' => _n( '%d day', '%d days', $n, 'draftsmith' ) ) : \\_nx( 'one', 'many', 2, 'noun', 'draftsmith' );
class A { function b() { return match ( 1 ) { default => esc_attr__( 'it\\'s “so”', 'draftsmith' ) }; } }`);
	expect(messages.map(({ context, text, plural }) => [context, text, plural])).toEqual([
		['', 'in a condition', ''],
		['verb', 'Post', ''],
		['', '%d day', '%d days'],
		['noun', 'one', 'many'],
		['', 'it’s “so”'.replace('’', "'"), ''],
	]);
});

test('takes the note to translators right above a message, and no other', () => {
	const messages = extract(`
printf(
	/* translators: %s: a name. */
	__( 'Hello %s', 'draftsmith' ),
	__( 'you', 'draftsmith' )
);`);
	expect(messages.map(({ comments }) => comments)).toEqual([['translators: %s: a name.'], []]);
});

test('refuses what no translator would ever see', () => {
	expect(() => extract("__( $text, 'draftsmith' );")).toThrow('a.php:2: what is translated must be written out');
	expect(() => extract("__( 'a' . 'b', 'draftsmith' );")).toThrow('a.php:2: what is translated must be written out');
	expect(() => extract("__( 'Save' );")).toThrow('a.php:2');
	expect(() => extract("__( 'Save', 'other' );")).toThrow("without the text domain 'draftsmith'");
});

test('takes the headers of the plugin', () => {
	const code = '<?php\n/**\n * Plugin Name: A\n * Description:   B c.\n * Author: D\n */';
	expect(extractHeaders(code, 'a.php').map(({ text }) => text)).toEqual(['A', 'B c.', 'D']);
	expect(() => extractHeaders('<?php', 'a.php')).toThrow('a.php has no header “Plugin Name”');
});
