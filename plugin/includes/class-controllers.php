<?php
/**
 * What answers REST requests.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Accounts\Account;
use Draftsmith\Accounts\Account_Controller;
use Draftsmith\Accounts\Account_Export;
use Draftsmith\Accounts\Account_Fleet;
use Draftsmith\Accounts\Account_Removal;
use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Challenge;
use Draftsmith\Accounts\Challenge_Controller;
use Draftsmith\Accounts\Owner_Routes;
use Draftsmith\Accounts\Preferences;
use Draftsmith\Accounts\Registration;
use Draftsmith\Accounts\Settings;
use Draftsmith\Accounts\Settings_Controller;
use Draftsmith\Accounts\Settings_View;
use Draftsmith\Accounts\Usage;
use Draftsmith\Admin\Job_Choices;
use Draftsmith\Articles\Catalog;
use Draftsmith\Articles\Catalog_Controller;
use Draftsmith\Batches\Batch_Actions_Controller;
use Draftsmith\Batches\Batch_Estimate;
use Draftsmith\Batches\Batch_Options;
use Draftsmith\Batches\Batch_Planning_Controller;
use Draftsmith\Batches\Batch_Routes;
use Draftsmith\Batches\Batch_Rows;
use Draftsmith\Batches\Batch_Store;
use Draftsmith\Batches\Batches_Controller;
use Draftsmith\Batches\Local_Batches;
use Draftsmith\Batches\Received_Rows;
use Draftsmith\Batches\Row_Check;
use Draftsmith\Batches\Row_Intake;
use Draftsmith\Health\Site_Health;
use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job_Actions_Controller;
use Draftsmith\Jobs\Job_Bulk_Controller;
use Draftsmith\Jobs\Job_Glance;
use Draftsmith\Jobs\Job_Insert_Controller;
use Draftsmith\Jobs\Job_List;
use Draftsmith\Jobs\Job_Routes;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Job_Upkeep_Controller;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Jobs\Outline_Controller;
use Draftsmith\Jobs\Quote_Controller;
use Draftsmith\Jobs\Regenerate_Controller;
use Draftsmith\Network\Network_Account;
use Draftsmith\Network\Network_Controller;
use Draftsmith\Network\Network_Key;
use Draftsmith\Network\Network_Settings;
use Draftsmith\Presets\House_Styles;
use Draftsmith\Presets\House_Styles_Controller;
use Draftsmith\Presets\Preset_Import;
use Draftsmith\Presets\Preset_Store;
use Draftsmith\Presets\Presets_Controller;
use Draftsmith\Service\Client;
use Draftsmith\Usage\Author_Usage;
use Draftsmith\Usage\Service_Usage;
use Draftsmith\Usage\Usage_Report_Controller;

defined( 'ABSPATH' ) || exit;

/**
 * Makes everything that registers REST routes, by the rooms that the routes are of.
 */
final class Controllers {

	/**
	 * Makes what controllers call.
	 *
	 * @var Parts
	 */
	private $parts;

	/**
	 * Makes it.
	 *
	 * @param Parts $parts Makes what controllers call.
	 */
	public function __construct( Parts $parts ) {
		$this->parts = $parts;
	}

	/**
	 * All but those of the network.
	 *
	 * @return array<object> Each with `register_routes()`.
	 */
	public function all(): array {
		$client  = $this->parts->client();
		$catalog = new Catalog( $client );
		return array(
			...$this->of_batches( $client, $catalog ),
			...$this->of_presets( $client ),
			...$this->of_accounts( $client, $catalog ),
			...$this->of_jobs( $client ),
			new Site_Health(),
			new Catalog_Controller( $catalog, new Settings(), $this->parts->rules(), $this->parts->cap() ),
			new Job_Choices(),
			new Usage_Report_Controller( $client, new Service_Usage( new Usage( $client ) ), new Author_Usage() ),
		);
	}

	/**
	 * The routes of the network, for its main site.
	 */
	public function of_network(): Network_Controller {
		$client   = $this->parts->client();
		$settings = new Settings();
		$key      = new Api_Key();
		$network  = new Network_Settings();
		$account  = new Network_Account( new Registration( $client, $settings, $key, new Challenge() ), new Account( $client, $settings ), $settings, $key, $network, new Network_Key() );
		return new Network_Controller( $network, new Network_Key(), $account, $this->parts->network_sites(), $client, new Catalog( $client ) );
	}

	/**
	 * The routes of batches.
	 *
	 * @param Client  $client  Calls the service.
	 * @param Catalog $catalog What one can choose from.
	 * @return array{0: Batches_Controller, 1: Batch_Actions_Controller, 2: Batch_Planning_Controller}
	 */
	private function of_batches( Client $client, Catalog $catalog ): array {
		$batches  = new Batch_Store();
		$received = new Received_Rows();
		$routes   = new Batch_Routes( $batches, new Local_Batches( $received ), $this->parts->schedule() );
		$intake   = new Row_Intake( new Row_Check( $this->parts->gate(), $catalog ), $received, $this->parts->request_columns() );
		return array(
			new Batches_Controller( $routes, $client, $batches, $intake ),
			new Batch_Actions_Controller( $routes, $client, $batches, new Batch_Rows(), $this->parts->brake() ),
			new Batch_Planning_Controller( new Batch_Estimate( $client, new Usage( $client ), $this->parts->cap(), $this->parts->rules() ), new Batch_Options( new Settings() ) ),
		);
	}

	/**
	 * The routes of saved forms and house styles.
	 *
	 * @param Client $client Calls the service.
	 * @return array{0: Presets_Controller, 1: House_Styles_Controller}
	 */
	private function of_presets( Client $client ): array {
		$styles  = new House_Styles( $client );
		$presets = new Preset_Store();
		return array(
			new Presets_Controller( $presets, new Preset_Import( $presets, $styles ) ),
			new House_Styles_Controller( $styles, $this->parts->house_style_rule() ),
		);
	}

	/**
	 * The routes of the settings and the account.
	 *
	 * @param Client  $client  Calls the service.
	 * @param Catalog $catalog What one can choose from.
	 * @return array{0: Settings_Controller, 1: Account_Controller, 2: Account_Fleet, 3: Challenge_Controller}
	 */
	private function of_accounts( Client $client, Catalog $catalog ): array {
		$settings    = new Settings();
		$key         = new Api_Key();
		$usage       = new Usage( $client );
		$routes      = new Owner_Routes( $key );
		$account     = new Account( $client, $settings );
		$preferences = new Preferences( $settings, $catalog, $key );
		$view        = new Settings_View( $client, $settings, $key, $usage, $this->parts->schedule(), $preferences );
		$removal     = new Account_Removal( $client, $settings, $key, new Challenge(), new Job_Store() );
		return array(
			new Settings_Controller( $routes, $preferences, $view, new Registration( $client, $settings, $key, new Challenge() ), $this->parts->connection_check(), $this->parts->schedule() ),
			new Account_Controller( $routes, $client, $account, $view, new Account_Export( $client ), $this->parts->key_rotation(), $removal, $usage ),
			new Account_Fleet( $routes, $client, $account ),
			new Challenge_Controller( new Challenge() ),
		);
	}

	/**
	 * The routes of jobs. Those of what is over come before those of what goes on: a route's last schema counts.
	 *
	 * @param Client $client Calls the service.
	 * @return array<Jobs_Controller|Job_Upkeep_Controller|Job_Actions_Controller|Job_Insert_Controller|Job_Bulk_Controller|Outline_Controller|Quote_Controller|Regenerate_Controller>
	 */
	private function of_jobs( Client $client ): array {
		$store   = new Job_Store();
		$sync    = $this->parts->sync();
		$claim   = new Insert_Claim();
		$routes  = new Job_Routes( $store, $this->parts->schedule() );
		$upkeep  = new Job_Upkeep_Controller( $routes, $client, $this->parts->retry(), $this->parts->deletion() );
		$actions = new Job_Actions_Controller( $routes, $client, $store, $sync, $this->parts->submission(), $this->parts->cancellation() );
		$inserts = new Job_Insert_Controller( $routes, $store, $claim, $this->parts->articles(), $this->parts->inserter(), $this->parts->acknowledgement() );
		$bulk    = array(
			'cancel' => array( $actions, 'cancel' ),
			'retry'  => array( $upkeep, 'retry' ),
			'insert' => array( $inserts, 'insert' ),
			'delete' => array( $upkeep, 'delete' ),
		);
		return array(
			new Jobs_Controller( $store, new Job_List(), new Job_Glance( $client, $sync ), $this->parts->article_order(), $this->parts->schedule() ),
			$upkeep,
			$actions,
			$inserts,
			new Job_Bulk_Controller( $store, $bulk ),
			new Outline_Controller( $routes, $client, $sync ),
			new Quote_Controller( $client ),
			new Regenerate_Controller( $routes, $client, $store, $claim, $sync, $this->parts->gate() ),
		);
	}
}
