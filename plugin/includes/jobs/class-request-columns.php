<?php
/**
 * The columns of a request that is new.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\House_Style_Rule;
use Draftsmith\Articles\Catalog;
use Draftsmith\Articles\Target;
use Draftsmith\Platform\Clock;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * What is written down of a request before anything is sent: other code has had its say, its house style is settled, and what the
 * service will be asked is sealed.
 */
final class Request_Columns {

	/**
	 * Knows where models run.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * Knows who may use which house style.
	 *
	 * @var House_Style_Rule
	 */
	private $styles;

	/**
	 * Makes it.
	 *
	 * @param Catalog          $catalog Knows where models run.
	 * @param House_Style_Rule $styles  Knows who may use which house style.
	 */
	public function __construct( Catalog $catalog, House_Style_Rule $styles ) {
		$this->catalog = $catalog;
		$this->styles  = $styles;
	}

	/**
	 * The columns of a request.
	 *
	 * @param array $request `JobRequest` of the contract.
	 * @param array $options Columns besides: `user_id` (who asks), `post_id` of the post that it is for (else it makes one of its
	 *                       own), `post_date` (stored moment of a post to be scheduled), `post_author` and `terms` of a post
	 *                       that is made, `batch_id` and `batch_row`, `idempotency_key` (random unless given; no two rows
	 *                       have the same), `is_repeated` (whether it was asked for in just these words before).
	 * @return array|WP_Error Columns of a job by name; the error when the house style is not for this user, or when this PHP can't
	 *                        encrypt.
	 */
	public function of( array $request, array $options ) {
		$request = empty( $options['is_repeated'] ) ? Filtered_Request::of( $request, $options['user_id'] ) : $request;
		// Other code may have named another house style than the one that the Gate knows.
		$request = $this->styles->settle( $request, $options['user_id'], isset( $options['batch_id'] ) );
		if ( is_wp_error( $request ) ) {
			return $request;
		}
		$sealed = Sealed_Request::seal( $request );
		if ( null === $sealed ) {
			return self::not_stored();
		}
		$post = empty( $options['post_id'] ) ? null : get_post( $options['post_id'] );
		return array(
			'idempotency_key' => $options['idempotency_key'] ?? wp_generate_uuid4(),
			'user_id'         => $options['user_id'],
			'post_id'         => null === $post ? 0 : $post->ID,
			'post_type'       => $request['post_type'],
			'post_status'     => $request['post_status'],
			'post_date'       => $options['post_date'] ?? null,
			'post_author'     => $options['post_author'] ?? null,
			'terms'           => empty( $options['terms'] ) ? null : wp_json_encode( $options['terms'], JSON_UNESCAPED_UNICODE ),
			'batch_id'        => $options['batch_id'] ?? null,
			'batch_row'       => $options['batch_row'] ?? null,
			'title'           => $request['title'],
			'language'        => $request['language'],
			'model'           => $request['model'],
			'scope'           => $this->catalog->scope_of( $request['model'] ),
			'content_type'    => $request['content_type'],
			'state'           => 'starting',
			'phase'           => 'queued',
			'request'         => $sealed,
			'max_tokens'      => $request['max_tokens'] ?? null,
			'post_hash'       => null !== $post && Target::is_empty( $post ) ? Target::hash( $post ) : null,
			// Not at once: this process sends it, cron only if this process dies. A row of a batch waits until the batch lets it through.
			'next_poll_at'    => isset( $options['batch_id'] ) ? null : Clock::utc( MINUTE_IN_SECONDS ),
		);
	}

	/**
	 * A request is not written down, so it is not sent.
	 */
	public static function not_stored(): WP_Error {
		return new WP_Error( 'draftsmith_not_stored', __( 'The request could not be written to the database, so it was not sent. Try again; if it stays, ask your host to check the database.', 'draftsmith' ), array( 'status' => 500 ) );
	}
}
