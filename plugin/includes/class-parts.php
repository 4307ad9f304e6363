<?php
/**
 * How the parts fit together.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Access\Gate;
use Draftsmith\Access\House_Style_Rule;
use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Account;
use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Connection_Check;
use Draftsmith\Accounts\Key_Rotation;
use Draftsmith\Accounts\Settings;
use Draftsmith\Articles\Article_Source;
use Draftsmith\Articles\Catalog;
use Draftsmith\Articles\Insert_Field;
use Draftsmith\Articles\Insert_Record;
use Draftsmith\Articles\Inserter;
use Draftsmith\Batches\Batch_Brake;
use Draftsmith\Batches\Batch_Rows;
use Draftsmith\Batches\Batch_Store;
use Draftsmith\Batches\Row_Rights;
use Draftsmith\Health\Health_Checks;
use Draftsmith\Jobs\Acknowledgement;
use Draftsmith\Jobs\Article_Order;
use Draftsmith\Jobs\Cancellation;
use Draftsmith\Jobs\Deletion;
use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Job_Sync;
use Draftsmith\Jobs\Outbox;
use Draftsmith\Jobs\Poller;
use Draftsmith\Jobs\Request_Columns;
use Draftsmith\Jobs\Retry;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Jobs\Submission;
use Draftsmith\Network\Network_Settings;
use Draftsmith\Network\Network_Sites;
use Draftsmith\Presets\House_Styles;
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
		return new Gate( $this->rules(), $this->house_style_rule() );
	}

	/**
	 * What the rules mean for house styles.
	 */
	public function house_style_rule(): House_Style_Rule {
		return new House_Style_Rule( $this->rules(), new House_Styles( $this->client() ) );
	}

	/**
	 * What asks for articles.
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
	public function connection_check(): Connection_Check {
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
	 * What takes over the service's answers.
	 */
	public function sync(): Job_Sync {
		return new Job_Sync( $this->client(), new Job_Store() );
	}

	/**
	 * What submits requests.
	 */
	public function submission(): Submission {
		return new Submission( $this->client(), new Job_Store(), $this->sync(), $this->request_columns(), $this->cap(), $this->brake() );
	}

	/**
	 * What is written down of requests.
	 */
	public function request_columns(): Request_Columns {
		return new Request_Columns( new Catalog( $this->client() ), $this->house_style_rule() );
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
	public function brake(): Batch_Brake {
		$rows = new Batch_Rows();
		return new Batch_Brake( new Batch_Store(), $rows, new Row_Rights( $rows, $this->gate(), $this->cap() ), $this->cap() );
	}

	/**
	 * What settles jobs.
	 */
	public function acknowledgement(): Acknowledgement {
		return new Acknowledgement( $this->client(), new Job_Store() );
	}

	/**
	 * What gives articles.
	 */
	public function articles(): Article_Source {
		return new Article_Source( $this->client(), new Job_Store() );
	}

	/**
	 * What puts articles into posts.
	 */
	public function inserter(): Inserter {
		$store  = new Job_Store();
		$record = new Insert_Record( $store, new Insert_Claim(), $this->acknowledgement() );
		return new Inserter( $store, new Insert_Claim(), $this->sync(), $this->articles(), $record );
	}
}
