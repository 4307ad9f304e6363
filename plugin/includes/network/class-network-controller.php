<?php
/**
 * REST: the network.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Owner_Routes;
use Draftsmith\Accounts\Preferences;
use Draftsmith\Accounts\Settings_Changes;
use Draftsmith\Accounts\Settings_Controller;
use Draftsmith\Articles\Catalog;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `/network/…`, on the main site of a network, for those who manage the network.
 */
final class Network_Controller {

	private const FIELDS = array( 'enabled', 'defaults', 'roles', 'disclosure', 'disclosure_text', 'override', 'add_sites' );

	/**
	 * What is set for the network.
	 *
	 * @var Network_Settings
	 */
	private $network;

	/**
	 * Whether the network has a key.
	 *
	 * @var Network_Key
	 */
	private $key;

	/**
	 * The network's account.
	 *
	 * @var Network_Account
	 */
	private $account;

	/**
	 * Adds sites to it.
	 *
	 * @var Network_Sites
	 */
	private $sites;

	/**
	 * Calls the service as the main site.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * What the service offers.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * Makes it.
	 *
	 * @param Network_Settings $network What is set for the network.
	 * @param Network_Key      $key     Whether the network has a key.
	 * @param Network_Account  $account The network's account.
	 * @param Network_Sites    $sites   Adds sites to it.
	 * @param Client           $client  Calls the service as the main site.
	 * @param Catalog          $catalog What the service offers.
	 */
	public function __construct( Network_Settings $network, Network_Key $key, Network_Account $account, Network_Sites $sites, Client $client, Catalog $catalog ) {
		$this->network = $network;
		$this->key     = $key;
		$this->account = $account;
		$this->sites   = $sites;
		$this->client  = $client;
		$this->catalog = $catalog;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->add( '/settings', 'Network', array( WP_REST_Server::READABLE, array( $this, 'view' ), array() ), array( 'PATCH', array( $this, 'change' ), Contract::args( 'NetworkChanges' ) ) );
		$this->add( '/registration', 'Network', array( WP_REST_Server::CREATABLE, array( $this, 'register' ), Contract::args( 'RegistrationArguments' ) ), array( WP_REST_Server::DELETABLE, array( $this, 'forget' ), array() ) );
		$this->add( '/adoption', 'Network', array( WP_REST_Server::CREATABLE, array( $this, 'adopt' ), array() ) );
		$this->add( '/sites', 'NetworkSites', array( WP_REST_Server::READABLE, array( $this, 'list_sites' ), Contract::args( 'NetworkSitesArguments' ) ) );
		$this->add( '/sites/additions', 'NetworkAddition', array( WP_REST_Server::CREATABLE, array( $this, 'add_sites' ), Contract::args( 'NetworkAdditionArguments' ) ) );
	}

	/**
	 * Whether the user manages the network.
	 *
	 * @return true|WP_Error
	 */
	public static function may_manage() {
		return current_user_can( 'manage_network_options' ) ? true : Job_Access::forbidden( __( 'Only administrators of the network can do this.', 'draftsmith' ) );
	}

	/**
	 * How the network stands; asks the service for nothing but its catalog.
	 */
	public function view(): array {
		$settings    = $this->network->get();
		$preferences = $this->preferences();
		$user        = wp_get_current_user();
		return array(
			'registered'               => $this->key->exists(),
			'can_adopt'                => ! $this->key->exists() && $this->client->is_registered(),
			'service_url'              => $settings['service_url'],
			'domain'                   => $settings['registered_domain'],
			'email'                    => '' === $settings['email'] ? $user->user_email : $settings['email'],
			'name'                     => '' === $settings['email'] ? $user->display_name : $settings['name'],
			'allow_external_providers' => $settings['allow_external_providers'],
			'preferences'              => array_merge( $preferences, array( 'roles' => (object) $preferences['roles'] ) ),
			'revision'                 => Preferences::revision( $preferences ),
			'choices'                  => Preferences::choices( $this->client->is_registered() ? $this->catalog->get() : null ),
			'account_url'              => get_admin_url( get_main_site_id(), 'options-general.php?page=draftsmith' ),
			'sites'                    => (int) get_blog_count(),
		);
	}

	/**
	 * Changes what is set for the sites. Of two changes upon the same state the later one is refused.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error The network.
	 */
	public function change( WP_REST_Request $request ) {
		$changes = Owner_Routes::known_fields( $request, 'NetworkChanges' );
		if ( is_wp_error( $changes ) ) {
			return $changes;
		}
		unset( $changes['revision'] );
		$obstacle = ( new Settings_Changes( $this->catalog ) )->obstacle( $changes, $this->preferences() );
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		if ( isset( $changes['disclosure_text'] ) ) {
			$changes['disclosure_text'] = sanitize_textarea_field( $changes['disclosure_text'] );
		}
		$is_unchanged = function () use ( $request ): bool {
			return Preferences::revision( $this->preferences() ) === $request['revision'];
		};
		return $this->network->save( $changes, $is_unchanged ) ? $this->view() : Preferences::changed_meanwhile();
	}

	/**
	 * Opens an account for the network; its owner has agreed to what is sent.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error The network.
	 */
	public function register( WP_REST_Request $request ) {
		if ( true !== $request['consent'] ) {
			return Settings_Controller::consent_needed();
		}
		return $this->view_after( $this->account->open( (string) $request['service_url'], (string) $request['email'], trim( (string) $request['name'] ), (bool) $request['allow_external_providers'] ) );
	}

	/**
	 * Makes the main site's account that of the network.
	 *
	 * @return array|WP_Error The network.
	 */
	public function adopt() {
		return $this->view_after( $this->account->adopt() );
	}

	/**
	 * Forgets the network's key.
	 *
	 * @return array|WP_Error The network.
	 */
	public function forget() {
		return $this->view_after( $this->account->forget() );
	}

	/**
	 * A page of sites, and how their articles stand.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function list_sites( WP_REST_Request $request ): array {
		return ( new Network_Overview( $this->network, $this->key ) )->get( trim( (string) $request['search'] ), (int) $request['page'] );
	}

	/**
	 * Adds the next sites to the account.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error
	 */
	public function add_sites( WP_REST_Request $request ) {
		if ( ! $this->key->exists() ) {
			return new WP_Error( 'draftsmith_network_not_registered', __( 'The network is not registered yet. Register it first.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		$result = $this->sites->add_after( (int) $request['after'] );
		if ( null !== $result['stopped'] ) {
			$result['stopped'] = $result['stopped']->get_error_message();
		}
		return $result;
	}

	/**
	 * What is set for the sites.
	 */
	private function preferences(): array {
		$settings          = $this->network->get();
		$settings['roles'] = array_map( array( Role_Rules::class, 'well_formed' ), $settings['roles'] );
		return array_intersect_key( $settings, array_flip( self::FIELDS ) );
	}

	/**
	 * The network as it is after a change.
	 *
	 * @param true|WP_Error $result Of the change.
	 * @return array|WP_Error
	 */
	private function view_after( $result ) {
		return is_wp_error( $result ) ? $result : $this->view();
	}

	/**
	 * Adds a route.
	 *
	 * @param string $path         What follows `/network`.
	 * @param string $schema       Of the answer.
	 * @param array  ...$endpoints Each: HTTP methods, callback, arguments.
	 */
	private function add( string $path, string $schema, array ...$endpoints ): void {
		$options = array(
			'schema' => static function () use ( $schema ): array {
				return Contract::schema( $schema );
			},
		);
		foreach ( $endpoints as list( $methods, $callback, $args ) ) {
			$options[] = array(
				'methods'             => $methods,
				'callback'            => $callback,
				'permission_callback' => array( self::class, 'may_manage' ),
				'args'                => $args,
			);
		}
		register_rest_route( Jobs_Controller::ROUTES, '/network' . $path, $options );
	}
}
