import type { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';

/**
 * Runs the body of a PHP function inside the loaded WordPress and gives what it returns, checked. It gets `$input`, so that
 * no value has to be written into the code.
 * @throws when the PHP fails, or when what it returns is not of that shape
 */
export async function evaluate<Schema extends z.ZodType>(
	site: WordPressSite,
	schema: Schema,
	body: string,
	input: unknown = null,
): Promise<z.output<Schema>> {
	const encoded = Buffer.from(JSON.stringify(input)).toString('base64');
	const printed = await site.runPhp(`
		$input = json_decode( base64_decode( '${encoded}' ), true );
		echo wp_json_encode( ( static function () use ( $input ) { global $wpdb; ${body} } )() );
	`);
	return schema.parse(JSON.parse(printed));
}
