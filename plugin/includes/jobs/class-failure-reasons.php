<?php
/**
 * Why articles were not written, in the reader's language.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Service\Advice;

defined( 'ABSPATH' ) || exit;

/**
 * What a job failed with, by its code, and what to do about it: the service says it in English, and cron in the site's language.
 * `JobErrorCode` of the contract names the service's codes.
 */
final class Failure_Reasons {

	/**
	 * The reason that a job gives, for whoever reads it now.
	 *
	 * @param Job $job One with an error.
	 */
	public static function of( Job $job ): string {
		return self::text( (string) $job->error_code ) ?? (string) $job->error_message;
	}

	/**
	 * The reason and a next step.
	 *
	 * @param string $code Of an error.
	 * @return string|null Null where the words that came with the code say more, or only they are known.
	 */
	public static function text( string $code ): ?string {
		return self::of_model( $code ) ?? self::of_service( $code ) ?? self::of_site( $code ) ?? Advice::lasting( $code );
	}

	/**
	 * What the model did, or did not.
	 *
	 * @param string $code Of an error.
	 */
	private static function of_model( string $code ): ?string {
		switch ( $code ) {
			case 'model_rate_limited':
				return __( 'The model was busy with other articles for too long. Try again later, or choose another model.', 'draftsmith' );
			case 'model_unavailable':
				return __( 'The model could not be reached for too long. Try again later, or choose another model; if it stays, tell whoever runs the service.', 'draftsmith' );
			case 'model_refused':
				return __( 'The model, or whoever provides it, refused this request. Change the title or the notes, or choose another model; if it stays, tell whoever runs the service.', 'draftsmith' );
			case 'model_timeout':
				return __( 'The model took too long. Try again later, choose a shorter length, or choose another model.', 'draftsmith' );
			case 'model_stream_cut':
				return __( 'The model’s answer broke off each time. Try again later, or choose another model.', 'draftsmith' );
			case 'model_truncated':
				return __( 'The model reached its limit before the text was finished. Choose a shorter length, or another model.', 'draftsmith' );
			case 'model_empty':
				return __( 'The model answered with nothing that can be published. Try again, or choose another model.', 'draftsmith' );
			case 'wrong_language':
				return __( 'The model did not write in the language that was asked for, even when told again. Choose a model that knows this language.', 'draftsmith' );
			case 'placeholder':
				return __( 'The model left something to be filled in, even when told again. Say in the notes what belongs there, or choose another model.', 'draftsmith' );
			case 'repetition':
				return __( 'The model wrote only what other parts say already. Try again with a hint, or choose another model.', 'draftsmith' );
			case 'too_short':
				return __( 'Too little of what the model wrote can be published: it repeated itself or left blanks. Choose another model, or a shorter length.', 'draftsmith' );
			default:
				return null;
		}
	}

	/**
	 * What became of the job at the service.
	 *
	 * @param string $code Of an error.
	 */
	private static function of_service( string $code ): ?string {
		switch ( $code ) {
			case 'max_tokens_reached':
				return __( 'The article needs more tokens than it may take. Choose a shorter length, or a larger budget.', 'draftsmith' );
			case 'attempts_exhausted':
				return __( 'The service stopped again and again while it wrote this article. Try again; if it stays, tell whoever runs the service.', 'draftsmith' );
			case 'expired':
				return __( 'The service has erased this article or its request: it waited for too long, or was taken elsewhere. Generate the article again.', 'draftsmith' );
			case 'job_lost':
				return __( 'The service no longer knows this request. Generate the article again.', 'draftsmith' );
			default:
				return null;
		}
	}

	/**
	 * What kept this site from sending it.
	 *
	 * @param string $code Of an error.
	 */
	private static function of_site( string $code ): ?string {
		switch ( $code ) {
			case 'never_sent':
				return __( 'The service could not be reached for a week. Generate the article again.', 'draftsmith' );
			case 'unreadable':
				return __( 'The site’s security keys (salts) have changed, so this request can no longer be read. Generate the article again.', 'draftsmith' );
			case 'user_gone':
				return __( 'The user who asked for this article no longer exists, so it was not written. Choose “Write again” to ask for it in your own name.', 'draftsmith' );
			default:
				return null;
		}
	}
}
