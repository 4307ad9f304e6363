<?php
/**
 * The options of `wp draftsmith job submit`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Accounts\Settings;
use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Site;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Makes `ArticleOrder` of the contract out of options, with the owner's defaults for what is not said.
 */
final class Job_Order {

	/**
	 * Options by the field that they fill.
	 */
	private const FIELDS = array(
		'language'     => 'language',
		'model'        => 'model',
		'content_type' => 'content-type',
		'tone'         => 'tone',
		'length'       => 'length',
		'post_id'      => 'post',
		'post_type'    => 'post-type',
		'post_status'  => 'status',
		'post_date'    => 'date',
		'template'     => 'template',
		'max_tokens'   => 'max-tokens',
	);

	/**
	 * The order; ends the command when an option is wrong.
	 *
	 * @param Console   $console       Reads files and calls routes.
	 * @param string $title      Of the article.
	 * @param array  $assoc_args Options.
	 */
	public static function of( Console $console, string $title, array $assoc_args ): array {
		$order = array(
			'title'  => $title,
			'prompt' => self::prompt( $console, $assoc_args ),
		);
		foreach ( self::FIELDS as $field => $option ) {
			if ( isset( $assoc_args[ $option ] ) ) {
				$value           = (string) $assoc_args[ $option ];
				$order[ $field ] = in_array( $field, array( 'length', 'post_id', 'max_tokens' ), true ) && ctype_digit( $value ) ? (int) $value : $value;
			}
		}
		$order += array_filter( ( new Settings() )->get()['defaults'] ) + array( 'language' => Site::language() );
		if ( ! isset( $order['model'] ) ) {
			$names = implode( ', ', array_column( $console->call( 'GET', '/catalog' )['models'], 'id' ) );
			/* translators: %s: names of models. */
			WP_CLI::error( sprintf( __( 'Name a model with --model=<id>, since the owner has set no default. The service offers: %s.', 'draftsmith' ), $names ) );
		}
		$valid = Contract::check( 'ArticleOrder', $order );
		if ( is_wp_error( $valid ) ) {
			WP_CLI::error( $valid->get_error_message() );
		}
		return $order;
	}

	/**
	 * The instructions: from a file rather than from the command line, which every user of the server can see.
	 *
	 * @param Console  $console       Reads files.
	 * @param array $assoc_args Options.
	 */
	private static function prompt( Console $console, array $assoc_args ): string {
		return isset( $assoc_args['instructions-file'] ) ? trim( $console->read_file( (string) $assoc_args['instructions-file'] ) ) : (string) ( $assoc_args['instructions'] ?? '' );
	}
}
