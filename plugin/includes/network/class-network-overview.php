<?php
/**
 * The sites of a network and how their articles stand.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Settings;
use Draftsmith\Jobs\Jobs_Table;
use WP_Site;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Tables of the sites by their prefixes; switching to each site would load all of its options.

/**
 * A page of sites at a time: a network may have more of them than one request can look at.
 */
final class Network_Overview {

	const PER_PAGE = 20;

	private const OPTIONS = array( 'blogname', 'home', Api_Key::OPTION, Api_Key::REFUSED_OPTION, Settings::OPTION, Jobs_Table::VERSION_OPTION );

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
	 * Makes it.
	 *
	 * @param Network_Settings $network What is set for the network.
	 * @param Network_Key      $key     Whether the network has a key.
	 */
	public function __construct( Network_Settings $network, Network_Key $key ) {
		$this->network = $network;
		$this->key     = $key;
	}

	/**
	 * A page of sites.
	 *
	 * @param string $search Part of a domain or path; empty for all.
	 * @param int    $page   From 1.
	 * @return array `NetworkSites` of the contract.
	 */
	public function get( string $search, int $page ): array {
		$query = array(
			'network_id'             => get_current_network_id(),
			'search'                 => $search,
			'orderby'                => 'id',
			'update_site_meta_cache' => false,
		);
		$total = (int) get_sites( array_merge( $query, array( 'count' => true ) ) );
		$sites = get_sites(
			array_merge(
				$query,
				array(
					'number' => self::PER_PAGE,
					'offset' => self::PER_PAGE * ( $page - 1 ),
				)
			)
		);
		return array(
			'data'        => array_map( array( $this, 'row' ), $sites ),
			'total'       => $total,
			'total_pages' => (int) ceil( $total / self::PER_PAGE ),
		);
	}

	/**
	 * One site. Its jobs count once its table is that of this version: a site gets it when somebody uses it next.
	 *
	 * @param WP_Site $site The site.
	 */
	private function row( WP_Site $site ): array {
		$id      = (int) $site->blog_id;
		$options = self::options_of( $id );
		$counts  = Jobs_Table::VERSION === ( $options[ Jobs_Table::VERSION_OPTION ] ?? '' ) ? self::counts_of( $id ) : array();
		return array(
			'id'         => $id,
			'name'       => (string) ( $options['blogname'] ?? '' ),
			'address'    => untrailingslashit( $site->domain . $site->path ),
			'key'        => $this->key_of( $options ),
			'is_refused' => ! empty( $options[ Api_Key::REFUSED_OPTION ] ),
			'open'       => ( $counts['starting'] ?? 0 ) + ( $counts['processing'] ?? 0 ),
			'succeeded'  => $counts['succeeded'] ?? 0,
			'failed'     => $counts['failed'] ?? 0,
			'canceled'   => $counts['canceled'] ?? 0,
			'last_error' => empty( $counts['failed'] ) ? null : self::last_error_of( $id ),
			'url'        => get_admin_url( $id, 'options-general.php?page=draftsmith' ),
		);
	}

	/**
	 * Whose key a site uses: `own`, `network` or `none`.
	 *
	 * @param array<string, string> $options Of the site.
	 */
	private function key_of( array $options ): string {
		if ( ! empty( $options[ Api_Key::OPTION ] ) ) {
			return 'own';
		}
		$own    = Settings::well_formed( maybe_unserialize( $options[ Settings::OPTION ] ?? '' ), Settings::INITIAL );
		$home   = wp_parse_url( (string) ( $options['home'] ?? '' ) );
		$domain = strtolower( (string) ( $home['host'] ?? '' ) ) . ( isset( $home['port'] ) ? ':' . $home['port'] : '' );
		return $this->key->exists() && $this->network->connects( $domain, $own ) ? 'network' : 'none';
	}

	/**
	 * What we need of a site's options.
	 *
	 * @param int $id The site.
	 * @return array<string, string>
	 */
	private static function options_of( int $id ): array {
		global $wpdb;
		$table  = $wpdb->get_blog_prefix( $id ) . 'options';
		$places = implode( ',', array_fill( 0, count( self::OPTIONS ), '%s' ) );
		$rows   = $wpdb->get_results( $wpdb->prepare( "SELECT option_name, option_value FROM $table WHERE option_name IN ($places)", self::OPTIONS ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQLPlaceholders -- As many as there are names.
		return array_column( is_array( $rows ) ? $rows : array(), 'option_value', 'option_name' );
	}

	/**
	 * How many jobs of a site are in each state.
	 *
	 * @param int $id The site.
	 * @return array<string, int>
	 */
	private static function counts_of( int $id ): array {
		global $wpdb;
		$table = $wpdb->get_blog_prefix( $id ) . 'draftsmith_jobs';
		$rows  = $wpdb->get_results( "SELECT state, COUNT(*) AS jobs FROM $table WHERE deleted = 0 GROUP BY state", ARRAY_A );
		return array_map( 'intval', array_column( is_array( $rows ) ? $rows : array(), 'jobs', 'state' ) );
	}

	/**
	 * Why the last job of a site failed.
	 *
	 * @param int $id The site.
	 */
	private static function last_error_of( int $id ): ?string {
		global $wpdb;
		$table = $wpdb->get_blog_prefix( $id ) . 'draftsmith_jobs';
		return $wpdb->get_var( "SELECT error_message FROM $table WHERE state = 'failed' AND deleted = 0 ORDER BY id DESC LIMIT 1" );
	}
}
