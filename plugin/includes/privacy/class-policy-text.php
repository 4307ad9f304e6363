<?php
/**
 * A text for the site's privacy policy.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

defined( 'ABSPATH' ) || exit;

/**
 * What Settings > Privacy suggests to the owner.
 */
final class Policy_Text {

	/**
	 * Suggests it. To be called while pages of the admin area are prepared.
	 */
	public static function suggest(): void {
		$paragraphs = array(
			__( 'When a member of our team asks Draftsmith for an article, the title, instructions, language, model, content type, tone and length, and the type and status of the post are sent to the content service whose address is set in this site’s settings, together with the domain of this site. No data of visitors are sent.', 'draftsmith' ),
			__( 'The service keeps instructions and text only until the finished article has reached this site, at most 30 days. If the owner of this site has allowed it, the model may be another company’s, and instructions and text pass through that company then.', 'draftsmith' ),
			__( 'This site keeps who asked for which article, when, and how much was used for it, for 90 days after the article is done. The instructions are kept encrypted until the article is in its post or was given up, so that a request that failed can be repeated, and for 30 days at most. A post keeps a record of how its article was made: by which model, when, and who asked for it. Members of our team may keep presets of their own.', 'draftsmith' ),
			__( 'Statements to verify of an article that came into its post without an editor are kept encrypted until somebody has looked them over, for 90 days at most.', 'draftsmith' ),
			__( 'Members of our team can ask for a copy of these data or for their erasure, as for all data on this site.', 'draftsmith' ),
		);
		wp_add_privacy_policy_content( 'Draftsmith', wp_kses_post( '<p>' . implode( '</p><p>', $paragraphs ) . '</p>' ) );
	}
}
