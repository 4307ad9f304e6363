<?php
/**
 * Draftsmith on the command line.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Parts;
use Draftsmith\Platform\Contract;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Tells WP-CLI of `wp draftsmith …`. What the commands do, the REST routes do: with the rights of the user whom `--user` names.
 */
final class Commands {

	/**
	 * Registers the commands. Only to be called where WP-CLI runs.
	 */
	public static function register(): void {
		if ( ! Contract::exists() ) {
			return;
		}
		$console = new Console();
		WP_CLI::add_command( 'draftsmith register', new Register_Command( $console ) );
		WP_CLI::add_command( 'draftsmith job', new Job_Command( $console ) );
		WP_CLI::add_command( 'draftsmith job submit', new Job_Submit_Command( $console, new Parts() ) );
		WP_CLI::add_command( 'draftsmith batch', new Batch_Command( $console ) );
		WP_CLI::add_command( 'draftsmith usage', new Usage_Command( $console ) );
		WP_CLI::add_command( 'draftsmith doctor', new Doctor_Command( $console ) );
		WP_CLI::add_command( 'draftsmith presets', new Presets_Command( $console ) );
	}
}
