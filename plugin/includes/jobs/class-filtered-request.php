<?php
/**
 * What other plugins may change about a request.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * Lets other code have its say once, before a request is written down: what is sent later is the same however often it is sent.
 * Model, content type, type and status of the post and the ceiling stay, since the Gate and a batch's budget were asked about these.
 * A house style has a content type of its own, so Request_Columns asks about it afterwards.
 */
final class Filtered_Request {

	private const CHANGEABLE = array( 'title', 'prompt', 'language', 'tone', 'length', 'template' );

	/**
	 * The request as it is to be written down.
	 *
	 * @param array $request `JobRequest` of the contract.
	 * @param int   $user_id Who asks.
	 */
	public static function of( array $request, int $user_id ): array {
		/**
		 * Changes a request for an article before it is sent. It runs once for each request, and not again when one is repeated.
		 *
		 * Only `title`, `prompt`, `language`, `tone`, `length` and `template` count. A request that the service would refuse for its
		 * form is not taken over.
		 *
		 * @since 0.1.0
		 *
		 * @param array $request What the service will be asked.
		 * @param int   $user_id Who asks.
		 */
		$given = apply_filters( 'draftsmith_request', $request, $user_id );
		$filtered = is_array( $given ) ? array_merge( $request, array_intersect_key( $given, array_flip( self::CHANGEABLE ) ) ) : $request;
		if ( $filtered !== $request && is_wp_error( Contract::check( 'JobRequest', $filtered ) ) ) {
			_doing_it_wrong( 'draftsmith_request', esc_html__( 'A filter has made a request that does not fit the contract with the service, so it was ignored.', 'draftsmith' ), '0.1.0' );
			return $request;
		}
		return $filtered;
	}
}
