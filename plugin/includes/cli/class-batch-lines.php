<?php
/**
 * What people write in the lines of a list.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Batches\Named_Authors;
use Draftsmith\Batches\Named_Categories;
use Draftsmith\Platform\Clock;
use WP_Error;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Turns dates, authors and categories of lines into what the contract wants, by the rules of the screen for batches.
 */
final class Batch_Lines {

	/**
	 * The authors by what lines call them, with a space before it: PHP would make numbers of keys of digits.
	 *
	 * @var array<string, WP_User|null>
	 */
	private $authors;

	/**
	 * Knows the categories.
	 *
	 * @var Named_Categories
	 */
	private $categories;

	/**
	 * Reads lines.
	 *
	 * @param array[] $lines Values by field, by line.
	 * @return array<int, array|WP_Error> Fields of `BatchRow` of the contract, or what is wrong, by line.
	 */
	public static function read( array $lines ): array {
		return array_map( array( new self( $lines ), 'row' ), $lines );
	}

	/**
	 * Looks for all names at once.
	 *
	 * @param array[] $lines Values by field, by line.
	 */
	private function __construct( array $lines ) {
		$authors          = array_values( array_unique( array_column( $lines, 'author' ) ) );
		$found            = Named_Authors::find( $authors );
		$this->categories = new Named_Categories( array_unique( array_column( $lines, 'category' ) ) );
		$this->authors    = array();
		foreach ( $authors as $index => $author ) {
			$this->authors[ ' ' . $author ] = $found[ $index ];
		}
	}

	/**
	 * One line.
	 *
	 * @param array $row Values by field.
	 * @return array|WP_Error
	 */
	private function row( array $row ) {
		$row = self::with_date( $row );
		if ( is_wp_error( $row ) ) {
			return $row;
		}
		if ( isset( $row['author'] ) ) {
			$author = $this->authors[ ' ' . $row['author'] ];
			if ( null === $author ) {
				/* translators: %s: what somebody wrote as an author. */
				return new WP_Error( 'draftsmith_csv', sprintf( __( 'There is no author “%s” whom you may choose, or there are several. Write the e-mail address or the number of the user.', 'draftsmith' ), mb_substr( $row['author'], 0, 80 ) ) );
			}
			$row['author'] = $author->ID;
		}
		if ( isset( $row['category'] ) ) {
			$found = $this->categories->find( $row['category'] );
			if ( is_string( $found ) ) {
				/* translators: %s: what somebody wrote as a category. */
				return new WP_Error( 'draftsmith_csv', sprintf( __( 'There is no category “%s”, or there are several. Add it under Posts > Categories, or write its number.', 'draftsmith' ), mb_substr( $found, 0, 80 ) ) );
			}
			$row['category'] = array_column( $found, 'term_id' );
		}
		return $row;
	}

	/**
	 * A line with its date as the contract has it. A date alone says that the post is to be scheduled, and so does one in the future of a
	 * post that is to be published.
	 *
	 * @param array $row Values by field.
	 * @return array|WP_Error
	 */
	private static function with_date( array $row ) {
		if ( ! isset( $row['post_date'] ) ) {
			return $row;
		}
		$date = Written_Date::read( $row['post_date'], wp_timezone() );
		if ( null === $date ) {
			return new WP_Error( 'draftsmith_csv', __( 'This is no date that can be read without doubt. Write 2027-03-28 09:00.', 'draftsmith' ) );
		}
		if ( 'publish' === ( $row['post_status'] ?? '' ) && $date->getTimestamp() > Clock::now() ) {
			$row['post_status'] = 'future';
		}
		$row['post_date'] = $date->format( DATE_ATOM );
		return $row + array( 'post_status' => 'future' );
	}
}
