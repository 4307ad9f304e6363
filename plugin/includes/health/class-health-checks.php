<?php
/**
 * What Site Health asks about Draftsmith.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Health;

use Draftsmith\Accounts\Connection_Check;
use Draftsmith\Accounts\Settings_Page;
use Draftsmith\Service\Client;
use WP_Error;
use WP_Site_Health;

defined( 'ABSPATH' ) || exit;

/**
 * Each check gives what Site Health shows: whether all is well, why it matters, and what to do. They run only on a site that is
 * registered and where the owner has not turned Draftsmith off.
 */
final class Health_Checks {

	/**
	 * The checks by name, with whether they call somebody and so run after the screen is there.
	 */
	const NAMES = array(
		'service'  => true,
		'key'      => true,
		'clock'    => true,
		'loopback' => true,
		'cron'     => false,
	);

	/**
	 * Seconds that the two clocks may be apart: less than that is the way there and back.
	 */
	private const SKEW = 120;

	/**
	 * Tries the way to the service.
	 *
	 * @var Connection_Check
	 */
	private $connection;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Makes it.
	 *
	 * @param Connection_Check $connection Tries the way to the service.
	 * @param Client           $client     Calls the service.
	 */
	public function __construct( Connection_Check $connection, Client $client ) {
		$this->connection = $connection;
		$this->client     = $client;
	}

	/**
	 * What a check is called.
	 *
	 * @param string $name Of NAMES.
	 */
	public static function label( string $name ): string {
		$labels = array(
			'service'  => __( 'Draftsmith service', 'draftsmith' ),
			'key'      => __( 'Draftsmith key', 'draftsmith' ),
			'clock'    => __( 'Clocks of this site and of the Draftsmith service', 'draftsmith' ),
			'loopback' => __( 'Loopback requests for Draftsmith', 'draftsmith' ),
			'cron'     => __( 'Background tasks of Draftsmith', 'draftsmith' ),
		);
		return $labels[ $name ];
	}

	/**
	 * Runs a check.
	 *
	 * @param string $name Of NAMES.
	 * @return array What Site Health wants of a test.
	 */
	public function run( string $name ): array {
		$checks = array(
			'service'  => array( $this, 'check_service' ),
			'key'      => array( $this, 'check_key' ),
			'clock'    => array( $this, 'check_clock' ),
			'loopback' => array( $this, 'check_loopback' ),
			'cron'     => array( $this, 'check_cron' ),
		);
		return $checks[ $name ]();
	}

	/**
	 * Whether the service answers and takes requests.
	 */
	private function check_service(): array {
		$answer = $this->connection->check_reachable();
		if ( ! is_wp_error( $answer ) ) {
			$ready  = $this->connection->check_ready();
			$answer = is_wp_error( $ready ) ? $ready : $answer;
		}
		return self::verdict(
			'service',
			$answer,
			__( 'The Draftsmith service can be reached', 'draftsmith' ),
			__( 'The Draftsmith service can’t be reached', 'draftsmith' ),
			__( 'While the service can’t be reached, requests for articles wait on this site and are sent later. Nothing is lost.', 'draftsmith' ),
			'recommended'
		);
	}

	/**
	 * Whether the service takes this site's key.
	 */
	private function check_key(): array {
		return self::verdict(
			'key',
			$this->connection->check_key(),
			__( 'The Draftsmith key is valid', 'draftsmith' ),
			__( 'The Draftsmith key could not be used', 'draftsmith' ),
			__( 'Without a valid key no article can be asked for, and finished ones can’t be fetched.', 'draftsmith' ),
			'critical'
		);
	}

	/**
	 * Whether both clocks agree, by the service's Date header.
	 */
	private function check_clock(): array {
		$before = time();
		$answer = $this->client->request( 'GET', '/v1/account', array( 'schema' => 'Account' ) );
		$after  = time();
		if ( ! is_wp_error( $answer ) ) {
			$theirs = strtotime( $answer->headers['date'] ?? '' );
			$answer = false === $theirs
				? new WP_Error( 'draftsmith_no_date', __( 'The answer of the service had no date, so the clocks could not be compared. Have any proxy before the service keep the Date header.', 'draftsmith' ) )
				: self::compare( $theirs, $before, $after );
		}
		return self::verdict(
			'clock',
			$answer,
			__( 'The clocks of this site and of the Draftsmith service agree', 'draftsmith' ),
			__( 'The clocks of this site and of the Draftsmith service could not be found to agree', 'draftsmith' ),
			__( 'Posts that are scheduled, and waiting times that the service asks for, count on clocks that agree.', 'draftsmith' ),
			'recommended'
		);
	}

	/**
	 * What two clocks have between them.
	 *
	 * @param int $theirs The service's, in seconds since 1970.
	 * @param int $before Ours before the question.
	 * @param int $after  Ours after the answer.
	 * @return string|WP_Error
	 */
	private static function compare( int $theirs, int $before, int $after ) {
		$apart = max( 0, $before - $theirs, $theirs - $after );
		if ( $apart <= self::SKEW ) {
			return __( 'They are less than two minutes apart.', 'draftsmith' );
		}
		$message = $theirs > $after
			/* translators: %s: how long, for example "3 hours". */
			? __( 'The clock of this site is %s behind that of the service. Have the servers set their clocks by NTP.', 'draftsmith' )
			/* translators: %s: how long, for example "3 hours". */
			: __( 'The clock of this site is %s ahead of that of the service. Have the servers set their clocks by NTP.', 'draftsmith' );
		return new WP_Error( 'draftsmith_clock_skew', sprintf( $message, human_time_diff( 0, $apart ) ) );
	}

	/**
	 * Whether this site can call itself, as WP-Cron does where the server does not call it.
	 */
	private function check_loopback(): array {
		$answer = __( 'The server calls wp-cron.php itself here (DISABLE_WP_CRON), so no loopback requests are needed.', 'draftsmith' );
		if ( ! self::is_cron_called() ) {
			require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
			$loopback = WP_Site_Health::get_instance()->can_perform_loopback();
			$answer   = 'good' === $loopback->status
				? __( 'They arrive.', 'draftsmith' )
				/* translators: %s: what stands in the way, in a sentence. */
				: new WP_Error( 'draftsmith_no_loopback', sprintf( __( '%s Allow the site to call its own address, or have the server call wp-cron.php every minute.', 'draftsmith' ), wp_strip_all_tags( $loopback->message ) ) );
		}
		return self::verdict(
			'loopback',
			$answer,
			__( 'Draftsmith’s background tasks can start', 'draftsmith' ),
			__( 'Draftsmith’s background tasks can’t start by themselves', 'draftsmith' ),
			__( 'Finished articles come into their posts by WP-Cron, which a visit starts with a request of the site to itself.', 'draftsmith' ),
			'recommended'
		);
	}

	/**
	 * Whether WP-Cron runs when it should.
	 */
	private function check_cron(): array {
		return self::verdict(
			'cron',
			$this->connection->check_cron(),
			__( 'Draftsmith’s background tasks are on time', 'draftsmith' ),
			__( 'Draftsmith’s background tasks are late', 'draftsmith' ),
			__( 'Finished articles come into their posts by WP-Cron. When it is late, they wait until somebody opens the editor.', 'draftsmith' ),
			'recommended'
		);
	}

	/**
	 * Whether visits start no cron, as the server does.
	 */
	private static function is_cron_called(): bool {
		return defined( 'DISABLE_WP_CRON' ) && DISABLE_WP_CRON;
	}

	/**
	 * What Site Health shows.
	 *
	 * @param string          $name   Of NAMES.
	 * @param string|WP_Error $answer A detail, or what is wrong and what to do about it.
	 * @param string          $good   Heading when all is well.
	 * @param string          $bad    Heading when it is not.
	 * @param string          $reason Why it matters.
	 * @param string          $degree How bad it is: `recommended` or `critical`.
	 */
	private static function verdict( string $name, $answer, string $good, string $bad, string $reason, string $degree ): array {
		$is_bad = is_wp_error( $answer );
		return array(
			'test'        => 'draftsmith_' . $name,
			'label'       => $is_bad ? $bad : $good,
			'status'      => $is_bad ? $degree : 'good',
			'badge'       => array(
				'label' => __( 'Draftsmith', 'draftsmith' ),
				'color' => 'blue',
			),
			'description' => sprintf( '<p>%s</p><p>%s</p>', esc_html( $is_bad ? $answer->get_error_message() : $answer ), esc_html( $reason ) ),
			'actions'     => ! $is_bad || ! current_user_can( 'manage_options' ) ? '' : sprintf( '<p><a href="%s">%s</a></p>', esc_url( Settings_Page::url() ), esc_html__( 'Open the settings of Draftsmith', 'draftsmith' ) ),
		);
	}
}
