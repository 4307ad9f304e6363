<?php
/**
 * How the parts fit together.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Abilities\Article_Order;
use Draftsmith\Access\Daily_Cap;
use Draftsmith\Access\Gate;
use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Account;
use Draftsmith\Accounts\Account_Controller;
use Draftsmith\Accounts\Account_Export;
use Draftsmith\Accounts\Account_Fleet;
use Draftsmith\Accounts\Account_Removal;
use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Challenge;
use Draftsmith\Accounts\Challenge_Controller;
use Draftsmith\Accounts\Connection_Check;
use Draftsmith\Accounts\Key_Rotation;
use Draftsmith\Accounts\Owner_Routes;
use Draftsmith\Accounts\Preferences;
use Draftsmith\Accounts\Registration;
use Draftsmith\Accounts\Settings;
use Draftsmith\Accounts\Settings_Controller;
use Draftsmith\Accounts\Settings_View;
use Draftsmith\Accounts\Usage;
use Draftsmith\Admin\Job_Choices;
use Draftsmith\Articles\Article_Source;
use Draftsmith\Articles\Catalog;
use Draftsmith\Articles\Catalog_Controller;
use Draftsmith\Articles\Insert_Field;
use Draftsmith\Articles\Inserter;
use Draftsmith\Batches\Batch_Actions_Controller;
use Draftsmith\Batches\Batch_Brake;
use Draftsmith\Batches\Batch_Estimate;
use Draftsmith\Batches\Batch_Options;
use Draftsmith\Batches\Batch_Planning_Controller;
use Draftsmith\Batches\Batch_Routes;
use Draftsmith\Batches\Batch_Rows;
use Draftsmith\Batches\Batch_Store;
use Draftsmith\Batches\Batches_Controller;
use Draftsmith\Batches\Local_Batches;
use Draftsmith\Batches\Row_Check;
use Draftsmith\Batches\Row_Intake;
use Draftsmith\Health\Health_Checks;
use Draftsmith\Health\Site_Health;
use Draftsmith\Jobs\Acknowledgement;
use Draftsmith\Jobs\Cancellation;
use Draftsmith\Jobs\Deletion;
use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job_Actions_Controller;
use Draftsmith\Jobs\Job_Bulk_Controller;
use Draftsmith\Jobs\Job_Glance;
use Draftsmith\Jobs\Job_Insert_Controller;
use Draftsmith\Jobs\Job_List;
use Draftsmith\Jobs\Job_Routes;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Job_Sync;
use Draftsmith\Jobs\Job_Upkeep_Controller;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Jobs\Outbox;
use Draftsmith\Jobs\Outline_Controller;
use Draftsmith\Jobs\Poller;
use Draftsmith\Jobs\Quote_Controller;
use Draftsmith\Jobs\Regenerate_Controller;
use Draftsmith\Jobs\Retry;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Jobs\Submission;
use Draftsmith\Network\Network_Account;
use Draftsmith\Network\Network_Controller;
use Draftsmith\Network\Network_Key;
use Draftsmith\Network\Network_Settings;
use Draftsmith\Network\Network_Sites;
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
 * Makes each part out of those it needs. Parts keep nothing but their parts: what they know is in the database.
 */
final class Parts {

	/**
	 * The client of the service.
	 */
	public function client(): Client {
		return new Client( new Settings(), new Api_Key() );
	}

	/**
	 * What decides when cron runs.
	 */
	public function schedule(): Schedule {
		return new Schedule( new Job_Store(), $this->client() );
	}

	/**
	 * What cron does.
	 */
	public function poller(): Poller {
		return new Poller( $this->client(), new Job_Store(), new Outbox(), $this->sync(), $this->submission(), $this->brake(), $this->inserter(), $this->acknowledgement(), $this->schedule() );
	}

	/**
	 * What each role may use.
	 */
	public function rules(): Role_Rules {
		return new Role_Rules( new Settings() );
	}

	/**
	 * How many articles a user may ask for.
	 */
	public function cap(): Daily_Cap {
		return new Daily_Cap( $this->rules(), new Job_Store() );
	}

	/**
	 * The one gate before every request for an article.
	 */
	public function gate(): Gate {
		return new Gate( $this->rules() );
	}

	/**
	 * What asks for articles outside of the editor.
	 */
	public function article_order(): Article_Order {
		return new Article_Order( $this->client(), $this->gate(), $this->submission(), $this->schedule() );
	}

	/**
	 * What Site Health asks.
	 */
	public function health_checks(): Health_Checks {
		return new Health_Checks( $this->connection_check(), $this->client() );
	}

	/**
	 * What tries the way to the service.
	 */
	private function connection_check(): Connection_Check {
		$client = $this->client();
		return new Connection_Check( $client, new Settings(), new Api_Key(), new Catalog( $client ) );
	}

	/**
	 * The REST field of posts.
	 */
	public function insert_field(): Insert_Field {
		return new Insert_Field( new Job_Store(), new Insert_Claim(), $this->acknowledgement(), $this->schedule() );
	}

	/**
	 * All that registers REST routes.
	 *
	 * @return array<Settings_Controller|Account_Controller|Account_Fleet|Catalog_Controller|Challenge_Controller|Jobs_Controller|Job_Actions_Controller|Job_Insert_Controller|Job_Upkeep_Controller|Job_Bulk_Controller|Job_Choices|Usage_Report_Controller|Regenerate_Controller|Outline_Controller|Quote_Controller|Presets_Controller|House_Styles_Controller>
	 */
	public function controllers(): array {
		$client   = $this->client();
		$store    = new Job_Store();
		$schedule = $this->schedule();
		$routes   = new Job_Routes( $store, $schedule );
		$catalog  = new Catalog( $client );
		$styles   = new House_Styles( $client );
		$presets  = new Preset_Store();
		return array(
			...$this->batch_controllers( $client, $catalog, $schedule ),
			new Outline_Controller( $routes, $client, $this->sync() ),
			new Quote_Controller( $client ),
			new Presets_Controller( $presets, new Preset_Import( $presets, $styles ) ),
			new House_Styles_Controller( $styles ),
			$this->settings_controller( $client, $catalog, $schedule ),
			$this->account_controller( $client, $schedule ),
			new Account_Fleet( new Owner_Routes( new Api_Key() ), $client, new Account( $client, new Settings() ) ),
			new Site_Health(),
			new Challenge_Controller( new Challenge() ),
			new Catalog_Controller( $catalog, new Settings(), $this->rules(), $this->cap() ),
			new Jobs_Controller( $client, $store, new Job_List(), new Job_Glance( $client, $this->sync() ), $this->submission(), $schedule ),
			...$this->job_controllers( $routes, $client, $store ),
			new Job_Choices(),
			new Usage_Report_Controller( $client, new Service_Usage( new Usage( $client ) ), new Author_Usage() ),
			new Regenerate_Controller( $routes, $client, $store, new Insert_Claim(), $this->sync(), $this->gate() ),
		);
	}

	/**
	 * What puts a new key in place of the old one.
	 */
	public function key_rotation(): Key_Rotation {
		$client = $this->client();
		return new Key_Rotation( $client, new Account( $client, new Settings() ), new Api_Key() );
	}

	/**
	 * What adds the sites of a network to its account.
	 */
	public function network_sites(): Network_Sites {
		return new Network_Sites( $this->client(), new Network_Settings() );
	}

	/**
	 * The routes of the network, for its main site.
	 */
	public function network_controller(): Network_Controller {
		$client   = $this->client();
		$settings = new Settings();
		$key      = new Api_Key();
		$network  = new Network_Settings();
		$account  = new Network_Account( new Registration( $client, $settings, $key, new Challenge() ), new Account( $client, $settings ), $settings, $key, $network, new Network_Key() );
		return new Network_Controller( $network, new Network_Key(), $account, $this->network_sites(), $client, new Catalog( $client ) );
	}

	/**
	 * What the owner decides for those who write.
	 */
	private function preferences(): Preferences {
		return new Preferences( new Settings(), new Catalog( $this->client() ), new Api_Key() );
	}

	/**
	 * The routes of the settings.
	 *
	 * @param Client   $client   Calls the service.
	 * @param Catalog  $catalog  What one can choose from.
	 * @param Schedule $schedule Arranges cron.
	 */
	private function settings_controller( Client $client, Catalog $catalog, Schedule $schedule ): Settings_Controller {
		$settings = new Settings();
		$key      = new Api_Key();
		return new Settings_Controller(
			new Owner_Routes( $key ),
			$this->preferences(),
			new Settings_View( $client, $settings, $key, new Usage( $client ), $schedule, $this->preferences() ),
			new Registration( $client, $settings, $key, new Challenge() ),
			$this->connection_check(),
			$schedule
		);
	}

	/**
	 * The routes of the account.
	 *
	 * @param Client   $client   Calls the service.
	 * @param Schedule $schedule Arranges cron.
	 */
	private function account_controller( Client $client, Schedule $schedule ): Account_Controller {
		$settings = new Settings();
		$key      = new Api_Key();
		$usage    = new Usage( $client );
		return new Account_Controller(
			new Owner_Routes( $key ),
			$client,
			new Account( $client, $settings ),
			new Settings_View( $client, $settings, $key, $usage, $schedule, $this->preferences() ),
			new Account_Export( $client ),
			$this->key_rotation(),
			new Account_Removal( $client, $settings, $key, new Challenge(), new Job_Store() ),
			$usage
		);
	}

	/**
	 * What takes over the service's answers.
	 */
	private function sync(): Job_Sync {
		return new Job_Sync( $this->client(), new Job_Store() );
	}

	/**
	 * What submits requests.
	 */
	public function submission(): Submission {
		return new Submission( $this->client(), new Job_Store(), $this->sync(), new Catalog( $this->client() ), $this->cap(), $this->brake() );
	}

	/**
	 * What stops jobs.
	 */
	public function cancellation(): Cancellation {
		return new Cancellation( $this->client(), new Job_Store(), $this->sync(), $this->submission(), $this->cap() );
	}

	/**
	 * What asks for articles again.
	 */
	public function retry(): Retry {
		return new Retry( new Job_Store(), $this->submission(), $this->gate() );
	}

	/**
	 * What deletes jobs.
	 */
	public function deletion(): Deletion {
		return new Deletion( new Job_Store(), new Insert_Claim(), $this->cancellation() );
	}

	/**
	 * What lets rows of batches through.
	 */
	private function brake(): Batch_Brake {
		return new Batch_Brake( new Batch_Store(), new Batch_Rows(), $this->gate(), $this->cap() );
	}

	/**
	 * The routes of batches.
	 *
	 * @param Client   $client   Calls the service.
	 * @param Catalog  $catalog  What one can choose from.
	 * @param Schedule $schedule Arranges cron.
	 * @return array<Batches_Controller|Batch_Actions_Controller|Batch_Planning_Controller>
	 */
	private function batch_controllers( Client $client, Catalog $catalog, Schedule $schedule ): array {
		$batches = new Batch_Store();
		$rows    = new Batch_Rows();
		$routes  = new Batch_Routes( $batches, new Local_Batches( $rows ), $schedule );
		return array(
			new Batches_Controller( $routes, $client, $batches, new Row_Intake( new Row_Check( $this->gate(), $catalog ), $rows, $this->submission() ) ),
			new Batch_Actions_Controller( $routes, $client, $batches, $rows, $this->brake() ),
			new Batch_Planning_Controller( new Batch_Estimate( $client, new Usage( $client ), $this->cap(), $this->rules() ), new Batch_Options( new Settings() ) ),
		);
	}

	/**
	 * The routes of single jobs and of many. Those of what is over come first: a route's last schema counts.
	 *
	 * @param Job_Routes $routes Adds routes, and answers.
	 * @param Client     $client Calls the service.
	 * @param Job_Store  $store  Holds the jobs.
	 * @return array{0: Job_Upkeep_Controller, 1: Job_Actions_Controller, 2: Job_Insert_Controller, 3: Job_Bulk_Controller}
	 */
	private function job_controllers( Job_Routes $routes, Client $client, Job_Store $store ): array {
		$upkeep  = new Job_Upkeep_Controller( $routes, $client, $this->retry(), $this->deletion() );
		$actions = new Job_Actions_Controller( $routes, $client, $store, $this->sync(), $this->submission(), $this->cancellation() );
		$inserts = new Job_Insert_Controller( $routes, $store, new Insert_Claim(), $this->articles(), $this->inserter(), $this->acknowledgement() );
		$bulk    = array(
			'cancel' => array( $actions, 'cancel' ),
			'retry'  => array( $upkeep, 'retry' ),
			'insert' => array( $inserts, 'insert' ),
			'delete' => array( $upkeep, 'delete' ),
		);
		return array( $upkeep, $actions, $inserts, new Job_Bulk_Controller( $store, $bulk ) );
	}

	/**
	 * What settles jobs.
	 */
	private function acknowledgement(): Acknowledgement {
		return new Acknowledgement( $this->client(), new Job_Store() );
	}

	/**
	 * What gives articles.
	 */
	private function articles(): Article_Source {
		return new Article_Source( $this->client(), new Job_Store() );
	}

	/**
	 * What puts articles into posts.
	 */
	private function inserter(): Inserter {
		return new Inserter( new Job_Store(), new Insert_Claim(), $this->sync(), $this->articles(), $this->acknowledgement() );
	}
}
