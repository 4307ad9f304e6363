<?php
/**
 * What is left when everything is off.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Access;

use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Network\Network_Settings;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The owner's one switch. While it is off nothing is written, shown, sent or fetched; what was asked for rests as it is. The
 * settings and the account can be used all the same: there it is turned on again, and an owner's rights need no switch.
 */
final class Off_Switch {

	private const OPEN = '#^/(?:settings|registration|connection|challenge|account|network)(?:/|$)#';

	/**
	 * Answers the plugin's routes while it is off. WordPress asks after it has checked who is calling. It finds routes whatever the
	 * case of the address, so what counts is the route that it has found and not the address.
	 *
	 * @param mixed           $answer  What another filter has answered already.
	 * @param WP_REST_Request $request The request.
	 * @param string          $route   The route as it was registered.
	 * @return mixed
	 */
	public static function answer( $answer, WP_REST_Request $request, string $route ) {
		$base = '/' . Jobs_Controller::ROUTES;
		if ( 0 !== strpos( $route, $base . '/' ) || preg_match( self::OPEN, substr( $route, strlen( $base ) ) ) || ! Gate::is_off() ) {
			return $answer;
		}
		return self::refusal();
	}

	/**
	 * Why nothing is done, and who can change it.
	 */
	public static function refusal(): WP_Error {
		if ( self::is_network_off() ) {
			$message = __( 'Draftsmith is turned off for the whole network. An administrator of the network can turn it on again under Network Admin > Settings > Draftsmith; what was asked for goes on then.', 'draftsmith' );
		} else {
			$message = __( 'Draftsmith is turned off on this site. An administrator can turn it on again under Settings > Draftsmith; what was asked for goes on then.', 'draftsmith' );
		}
		return new WP_Error(
			'draftsmith_off',
			$message,
			array(
				'status' => 0 === get_current_user_id() ? 401 : 403,
				'action' => 'open_settings',
			)
		);
	}

	/**
	 * Whether it is off for all sites of the network.
	 */
	public static function is_network_off(): bool {
		return is_multisite() && ! ( new Network_Settings() )->get()['enabled'];
	}
}
