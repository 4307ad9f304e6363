<?php
/**
 * The settings as the page shows them.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Jobs\Schedule;
use Draftsmith\Platform\Site;
use Draftsmith\Service\Client;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what is set here and what the service says of the limits. The key itself is never in it.
 */
final class Settings_View {

	/**
	 * Knows whether the site is registered.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * What the owner has set.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The site's key.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * What is used of the limits.
	 *
	 * @var Usage
	 */
	private $usage;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * What the owner decides for those who write.
	 *
	 * @var Preferences
	 */
	private $preferences;

	/**
	 * Makes it.
	 *
	 * @param Client      $client      Knows whether the site is registered.
	 * @param Settings    $settings    What the owner has set.
	 * @param Api_Key     $key         The site's key.
	 * @param Usage       $usage       What is used of the limits.
	 * @param Schedule    $schedule    Arranges cron.
	 * @param Preferences $preferences What the owner decides for those who write.
	 */
	public function __construct( Client $client, Settings $settings, Api_Key $key, Usage $usage, Schedule $schedule, Preferences $preferences ) {
		$this->client      = $client;
		$this->settings    = $settings;
		$this->key         = $key;
		$this->usage       = $usage;
		$this->schedule    = $schedule;
		$this->preferences = $preferences;
	}

	/**
	 * `Settings` of the contract. Before registration the owner's address and name are suggested, and nobody is called.
	 */
	public function get(): array {
		$settings   = $this->settings->get();
		$user       = wp_get_current_user();
		$registered = $this->client->is_registered();
		$usage      = $registered ? $this->usage->fetch() : null;
		$has_usage  = null !== $usage && ! is_wp_error( $usage );
		if ( $has_usage ) {
			// A key that was refused and now passes wakes the jobs that wait.
			$this->schedule->ensure();
		}
		$fields = array(
			'service_url'              => $settings['service_url'],
			'email'                    => '' === $settings['email'] ? $user->user_email : $settings['email'],
			'name'                     => '' === $settings['email'] ? $user->display_name : $settings['name'],
			'domain'                   => Site::domain(),
			'folder'                   => Site::folder(),
			'registered'               => $registered,
			'registered_domain'        => $settings['registered_domain'],
			'key_masked'               => $this->key->masked(),
			'key_source'               => $this->key->source(),
			'key_state'                => $this->key->state(),
			'key_refused'              => $this->key->is_refused(),
			'allow_external_providers' => $settings['allow_external_providers'],
			'plan'                     => $has_usage ? $usage['plan'] : null,
			'today'                    => $has_usage ? $usage['today'] : null,
			'today_tokens'             => $has_usage ? $usage['today_tokens'] : null,
			'alerts'                   => $has_usage ? $usage['alerts'] : array(),
		);
		return array_merge( $fields, $this->preferences->view( $registered ) );
	}
}
