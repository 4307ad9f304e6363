<?php
/**
 * Whether the rows of a batch can be taken.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Access\Gate;
use Draftsmith\Articles\Authority;
use Draftsmith\Articles\Catalog;
use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use WP_Post_Type;

defined( 'ABSPATH' ) || exit;

/**
 * Looks at one row: its fields by the contract, then what only this site can know. An error names its field.
 */
final class Row_Check {

	/**
	 * Who may ask for what.
	 *
	 * @var Gate
	 */
	private $gate;

	/**
	 * Knows the models and languages.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * Makes it.
	 *
	 * @param Gate    $gate    Who may ask for what.
	 * @param Catalog $catalog Knows the models and languages.
	 */
	public function __construct( Gate $gate, Catalog $catalog ) {
		$this->gate    = $gate;
		$this->catalog = $catalog;
	}

	/**
	 * What is wrong with a row, as the current user asks for it.
	 *
	 * @param array $row         `BatchRow` of the contract, perhaps.
	 * @param bool  $has_ceiling Whether each row must have one, as the batch has a budget.
	 * @return string[] Messages by field; empty when all is well.
	 */
	public function errors( array $row, bool $has_ceiling ): array {
		$errors = self::errors_of_form( $row );
		if ( $errors ) {
			return $errors;
		}
		if ( $has_ceiling && ! isset( $row['max_tokens'] ) ) {
			$errors['max_tokens'] = __( 'A batch with a budget needs a ceiling of tokens for each row. Make the estimate again.', 'draftsmith' );
		}
		$answer = $this->gate->check( $row, null, get_current_user_id() );
		if ( is_wp_error( $answer ) ) {
			$data = $answer->get_error_data();
			return $errors + array( $data['field'] ?? $this->field_of( $row, $answer->get_error_message() ) => $answer->get_error_message() );
		}
		$type = get_post_type_object( $row['post_type'] );
		return array_filter(
			$errors + array(
				'model'     => $this->model_error( $row['model'] ),
				'post_date' => self::date_error( $row ),
				'author'    => self::author_error( $row, $type ),
				'category'  => self::category_error( $row, $type ),
				'tags'      => self::terms_error( $row['tags'] ?? array(), 'post_tag', $type ),
			)
		);
	}

	/**
	 * What the contract says of each field.
	 *
	 * @param array $row The row.
	 * @return string[] Messages by field.
	 */
	private static function errors_of_form( array $row ): array {
		$schema = Contract::schema( 'BatchRow' );
		$errors = array();
		foreach ( $schema['properties'] as $name => $property ) {
			if ( ! isset( $row[ $name ] ) ) {
				if ( in_array( $name, $schema['required'], true ) ) {
					$errors[ $name ] = __( 'This is missing.', 'draftsmith' );
				}
				continue;
			}
			$valid = rest_validate_value_from_schema( $row[ $name ], $property, $name );
			if ( is_wp_error( $valid ) ) {
				$errors[ $name ] = $valid->get_error_message();
			}
		}
		foreach ( array_diff( array_keys( $row ), array_keys( $schema['properties'] ) ) as $name ) {
			/* translators: %s: name of a field. */
			$errors[ $name ] = sprintf( __( 'Unknown fields: %s.', 'draftsmith' ), $name );
		}
		if ( ! isset( $errors['title'] ) && '' === trim( $row['title'] ) ) {
			$errors['title'] = __( 'Enter a title.', 'draftsmith' );
		}
		return $errors;
	}

	/**
	 * The field that a refusal of the Gate is about, when it is about capabilities: then it names none.
	 *
	 * @param array  $row     The row.
	 * @param string $message Of the refusal.
	 */
	private function field_of( array $row, string $message ): string {
		$harmless = array( 'post_status' => 'draft' );
		$answer   = $this->gate->check( array_merge( $row, $harmless ), null, get_current_user_id() );
		if ( ! is_wp_error( $answer ) || $answer->get_error_message() !== $message ) {
			return 'post_status';
		}
		$type = get_post_type_object( $row['post_type'] );
		return ! Authority::is_supported( $type ) || ! current_user_can( $type->cap->create_posts ) ? 'post_type' : 'model';
	}

	/**
	 * What is wrong with the model: one that the service does not offer would fail at each row.
	 *
	 * @param string $model Its id.
	 */
	private function model_error( string $model ): ?string {
		$catalog = $this->catalog->get();
		// When the service can't be asked, it will say so itself when the row is sent.
		return is_wp_error( $catalog ) || in_array( $model, array_column( $catalog['models'], 'id' ), true )
			? null
			: __( 'The service does not offer this model. Choose another one.', 'draftsmith' );
	}

	/**
	 * What is wrong with the date.
	 *
	 * @param array $row The row.
	 */
	private static function date_error( array $row ): ?string {
		if ( 'future' !== $row['post_status'] ) {
			return isset( $row['post_date'] ) ? __( 'Only a post that is scheduled has a date. Choose the status “Schedule”, or leave the date out.', 'draftsmith' ) : null;
		}
		$date = Clock::from_rfc3339( $row['post_date'] ?? '' );
		return null === $date || $date <= Clock::utc() ? __( 'Choose a date in the future.', 'draftsmith' ) : null;
	}

	/**
	 * What is wrong with the author.
	 *
	 * @param array        $row  The row.
	 * @param WP_Post_Type $type Of the post.
	 */
	private static function author_error( array $row, WP_Post_Type $type ): ?string {
		$author = $row['author'] ?? get_current_user_id();
		if ( get_current_user_id() === $author ) {
			return null;
		}
		if ( ! current_user_can( $type->cap->edit_others_posts ) ) {
			return __( 'You are not allowed to write in the name of another author.', 'draftsmith' );
		}
		$is_author = get_userdata( $author ) && is_user_member_of_blog( $author ) && user_can( $author, $type->cap->edit_posts );
		return $is_author ? null : __( 'There is no such author on this site who may write posts of this type.', 'draftsmith' );
	}

	/**
	 * What is wrong with the categories.
	 *
	 * @param array        $row  The row.
	 * @param WP_Post_Type $type Of the post.
	 */
	private static function category_error( array $row, WP_Post_Type $type ): ?string {
		foreach ( $row['category'] ?? array() as $id ) {
			if ( ! term_exists( $id, 'category' ) ) {
				return __( 'There is no such category. Add it first under Posts > Categories, or choose another one.', 'draftsmith' );
			}
		}
		return self::terms_error( $row['category'] ?? array(), 'category', $type );
	}

	/**
	 * Whether the current user may give such terms to such a post.
	 *
	 * @param array        $terms    The terms.
	 * @param string       $taxonomy Theirs.
	 * @param WP_Post_Type $type     Of the post.
	 */
	private static function terms_error( array $terms, string $taxonomy, WP_Post_Type $type ): ?string {
		if ( array() === $terms ) {
			return null;
		}
		$object = get_taxonomy( $taxonomy );
		if ( ! $object || ! is_object_in_taxonomy( $type->name, $taxonomy ) ) {
			return __( 'Posts of this type have none. Leave it empty.', 'draftsmith' );
		}
		return current_user_can( $object->cap->assign_terms ) ? null : __( 'You are not allowed to assign these.', 'draftsmith' );
	}
}
