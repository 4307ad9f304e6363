<?php
/**
 * How the parts fit together.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Accounts\Account;
use Draftsmith\Accounts\Account_Controller;
use Draftsmith\Accounts\Account_Export;
use Draftsmith\Accounts\Account_Removal;
use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Challenge;
use Draftsmith\Accounts\Challenge_Controller;
use Draftsmith\Accounts\Connection_Check;
use Draftsmith\Accounts\Key_Rotation;
use Draftsmith\Accounts\Owner_Routes;
use Draftsmith\Accounts\Registration;
use Draftsmith\Accounts\Settings;
use Draftsmith\Accounts\Settings_Controller;
use Draftsmith\Accounts\Settings_View;
use Draftsmith\Accounts\Usage;
use Draftsmith\Articles\Article_Source;
use Draftsmith\Articles\Catalog;
use Draftsmith\Articles\Insert_Field;
use Draftsmith\Articles\Inserter;
use Draftsmith\Jobs\Acknowledgement;
use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job_Actions_Controller;
use Draftsmith\Jobs\Job_Insert_Controller;
use Draftsmith\Jobs\Job_Routes;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Job_Sync;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Jobs\Poller;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Jobs\Submission;
use Draftsmith\Service\Client;

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
		return new Poller( $this->client(), new Job_Store(), $this->sync(), $this->submission(), $this->inserter(), $this->acknowledgement(), $this->schedule() );
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
	 * @return array<Settings_Controller|Account_Controller|Challenge_Controller|Jobs_Controller|Job_Actions_Controller|Job_Insert_Controller>
	 */
	public function controllers(): array {
		$client   = $this->client();
		$store    = new Job_Store();
		$schedule = $this->schedule();
		$routes   = new Job_Routes( $store, $schedule );
		$catalog  = new Catalog( $client );
		return array(
			$this->settings_controller( $client, $catalog, $schedule ),
			$this->account_controller( $client, $schedule ),
			new Challenge_Controller( new Challenge() ),
			new Jobs_Controller( $client, $store, $this->submission(), $catalog, $schedule ),
			new Job_Actions_Controller( $routes, $client, $store, $this->sync(), $this->submission() ),
			new Job_Insert_Controller( $routes, $store, new Insert_Claim(), $this->articles(), $this->inserter(), $this->acknowledgement() ),
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
			new Settings_View( $client, $settings, $key, new Usage( $client ), $schedule ),
			new Registration( $client, $settings, $key, new Challenge() ),
			new Connection_Check( $client, $settings, $key, $catalog ),
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
			new Settings_View( $client, $settings, $key, $usage, $schedule ),
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
	private function submission(): Submission {
		return new Submission( $this->client(), new Job_Store(), $this->sync(), new Catalog( $this->client() ) );
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
