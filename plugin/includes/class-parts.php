<?php
/**
 * How the parts fit together.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Connection_Check;
use Draftsmith\Accounts\Registration;
use Draftsmith\Accounts\Settings;
use Draftsmith\Accounts\Settings_Controller;
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
	 * @return array<Settings_Controller|Jobs_Controller|Job_Actions_Controller|Job_Insert_Controller>
	 */
	public function controllers(): array {
		$client   = $this->client();
		$store    = new Job_Store();
		$schedule = $this->schedule();
		$routes   = new Job_Routes( $store, $schedule );
		$settings = new Settings();
		$key      = new Api_Key();
		$catalog  = new Catalog( $client );
		return array(
			new Settings_Controller( $client, $settings, $key, new Registration( $client, $settings, $key ), new Connection_Check( $client, $settings, $key, $catalog ), $schedule ),
			new Jobs_Controller( $client, $store, $this->submission(), $catalog, $schedule ),
			new Job_Actions_Controller( $routes, $client, $store, $this->sync(), $this->submission() ),
			new Job_Insert_Controller( $routes, $store, new Insert_Claim(), $this->articles(), $this->inserter(), $this->acknowledgement() ),
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
