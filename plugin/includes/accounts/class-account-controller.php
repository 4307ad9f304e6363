<?php
/**
 * REST: the account at the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `/account` and what is below it, for administrators, and `GET /usage` for those who write. All passes on to the service.
 */
final class Account_Controller {

	/**
	 * Adds routes for administrators.
	 *
	 * @var Owner_Routes
	 */
	private $routes;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * The account.
	 *
	 * @var Account
	 */
	private $account;

	/**
	 * Gives the settings.
	 *
	 * @var Settings_View
	 */
	private $view;

	/**
	 * Gives the account's data as a file.
	 *
	 * @var Account_Export
	 */
	private $export;

	/**
	 * Changes the key.
	 *
	 * @var Key_Rotation
	 */
	private $rotation;

	/**
	 * Deletes the account.
	 *
	 * @var Account_Removal
	 */
	private $removal;

	/**
	 * What is used of the limits.
	 *
	 * @var Usage
	 */
	private $usage;

	/**
	 * Makes it.
	 *
	 * @param Owner_Routes    $routes   Adds routes for administrators.
	 * @param Client          $client   Calls the service.
	 * @param Account         $account  The account.
	 * @param Settings_View   $view     Gives the settings.
	 * @param Account_Export  $export   Gives the account's data as a file.
	 * @param Key_Rotation    $rotation Changes the key.
	 * @param Account_Removal $removal  Deletes the account.
	 * @param Usage           $usage    What is used of the limits.
	 */
	public function __construct( Owner_Routes $routes, Client $client, Account $account, Settings_View $view, Account_Export $export, Key_Rotation $rotation, Account_Removal $removal, Usage $usage ) {
		$this->routes   = $routes;
		$this->client   = $client;
		$this->account  = $account;
		$this->view     = $view;
		$this->export   = $export;
		$this->rotation = $rotation;
		$this->removal  = $removal;
		$this->usage    = $usage;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add_for_account(
			'/account',
			array(
				array( WP_REST_Server::READABLE, array( $this->account, 'fetch' ), array() ),
				array( 'PATCH', array( $this, 'update' ), Contract::args( 'AccountChanges' ) ),
				array( WP_REST_Server::DELETABLE, array( $this, 'delete' ), Contract::args( 'DeletionRequest' ) ),
			),
			'Account'
		);
		$this->routes->add_for_account( '/account/proof', array( array( WP_REST_Server::CREATABLE, array( $this, 'prove_again' ), array() ) ), 'Account' );
		$this->routes->add_for_account( '/account/confirmation', array( array( WP_REST_Server::CREATABLE, array( $this, 'send_confirmation' ), array() ) ), 'Account' );
		$this->routes->add_for_account( '/account/policy', array( array( WP_REST_Server::CREATABLE, array( $this, 'acknowledge_policy' ), Contract::args( 'PolicyAcknowledgement' ) ) ), 'Account' );
		$this->routes->add_for_account(
			'/account/restriction',
			array(
				array( WP_REST_Server::CREATABLE, array( $this, 'restrict' ), Contract::args( 'RestrictionRequest' ) ),
				array( WP_REST_Server::DELETABLE, array( $this, 'lift' ), array() ),
			),
			'Account'
		);
		$this->routes->add_for_account( '/account/key', array( array( WP_REST_Server::CREATABLE, array( $this, 'rotate_key' ), array() ) ), 'Settings' );
		$this->routes->add_for_account( '/account/retention', array( array( WP_REST_Server::READABLE, array( $this, 'get_retention' ), array() ) ), 'RetentionReport' );
		$this->routes->add_for_account( '/account/export', array( array( WP_REST_Server::READABLE, array( $this->export, 'download' ), array() ) ), null );
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/usage',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this->usage, 'get_today' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'Today' );
				},
			)
		);
	}

	/**
	 * Corrects the account.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function update( WP_REST_Request $request ) {
		$known = Contract::schema( 'AccountChanges' )['properties'];
		return $this->account->update( array_intersect_key( (array) $request->get_json_params(), $known ) );
	}

	/**
	 * Deletes the account.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error `Deletion` of the contract.
	 */
	public function delete( WP_REST_Request $request ) {
		$receipt = $this->removal->remove( trim( (string) $request['email'] ) );
		if ( is_wp_error( $receipt ) ) {
			return $receipt;
		}
		return array(
			'receipt'  => $receipt,
			'settings' => $this->view->get(),
		);
	}

	/**
	 * Has the service look again for a proof of the domain.
	 *
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function prove_again() {
		$account = $this->account->fetch();
		return is_wp_error( $account ) ? $account : $this->account->change( 'POST', '/v1/sites/' . $account['site']['id'] . '/proof' );
	}

	/**
	 * Has the service send the mail again that confirms the owner's address.
	 *
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function send_confirmation() {
		return $this->account->change( 'POST', '/v1/account/confirmation' );
	}

	/**
	 * Acknowledges a version of the policy.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function acknowledge_policy( WP_REST_Request $request ) {
		return $this->account->change( 'POST', '/v1/account/policy', array( 'version' => $request['version'] ) );
	}

	/**
	 * Restricts the processing.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function restrict( WP_REST_Request $request ) {
		return $this->account->change( 'POST', '/v1/account/restriction', array( 'kind' => $request['kind'] ) );
	}

	/**
	 * Lifts the restriction.
	 *
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function lift() {
		return $this->account->change( 'DELETE', '/v1/account/restriction' );
	}

	/**
	 * Puts a new key in place of the old one.
	 *
	 * @return array|WP_Error `Settings` of the contract.
	 */
	public function rotate_key() {
		$result = $this->rotation->rotate();
		return is_wp_error( $result ) ? $result : $this->view->get();
	}

	/**
	 * What the service stores, and until when.
	 *
	 * @return array|WP_Error `RetentionReport` of the contract.
	 */
	public function get_retention() {
		$response = $this->client->request( 'GET', '/v1/account/retention', array( 'schema' => 'RetentionReport' ) );
		return is_wp_error( $response ) ? $response : $response->data;
	}
}
