<?php
/**
 * Which blocks may come in.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Model text is hostile, and the service that renders it is another machine's word: before any insert, for every role,
 * the markup must be made of these blocks with these attributes and this HTML, or nothing is inserted.
 */
final class Block_Policy {

	/**
	 * Per block: the blocks that may stand in it, and its attributes with the pattern that their JSON must match.
	 */
	private const BLOCKS = array(
		'core/paragraph' => array( array(), array() ),
		'core/heading'   => array( array(), array( 'level' => '/^[2-6]$/' ) ),
		'core/list'      => array(
			array( 'core/list-item' ),
			array(
				'ordered' => '/^true$/',
				'start'   => '/^-?\d{1,9}$/',
			),
		),
		'core/list-item' => array( array( 'core/list' ), array() ),
		'core/quote'     => array( array( 'core/paragraph', 'core/heading', 'core/list', 'core/code', 'core/table', 'core/separator', 'core/quote', 'core/image', 'core/details' ), array() ),
		'core/code'      => array( array(), array( 'className' => '/^"language-[A-Za-z0-9_+#.-]{1,40}"$/' ) ),
		'core/table'     => array( array(), array() ),
		'core/separator' => array( array(), array() ),
		'core/image'     => array(
			array(),
			array(
				'id'              => '/^\d{1,18}$/',
				'sizeSlug'        => '/^"[a-z0-9_-]{1,40}"$/',
				'linkDestination' => '/^"(?:none|custom)"$/',
			),
		),
		'core/details'   => array( array( 'core/paragraph', 'core/heading', 'core/list', 'core/code', 'core/table', 'core/separator', 'core/quote', 'core/image', 'core/details' ), array() ),
		// Its attributes and HTML are compared as a whole: see is_embed().
		'core/embed'     => array( array(), array() ),
	);

	/**
	 * Pages that may be embedded: by provider, the kind that core's block stores and the pattern of the address. Each is
	 * narrower than core's own (class-wp-oembed.php), so that the site asks nobody but that provider. The service has the
	 * same list (embeds.ts).
	 */
	private const EMBEDS = array(
		'youtube'     => array( 'video', '(?:www\.|m\.)?youtube\.com/(?:watch\?v=|shorts/|live/|playlist\?list=)[A-Za-z0-9_-]{6,64}|youtu\.be/[A-Za-z0-9_-]{6,20}' ),
		'vimeo'       => array( 'video', '(?:www\.)?vimeo\.com/[0-9]{1,12}(?:/[0-9a-f]{6,20})?' ),
		'dailymotion' => array( 'video', '(?:www\.)?dailymotion\.com/video/[A-Za-z0-9]{4,20}|dai\.ly/[A-Za-z0-9]{4,20}' ),
		'ted'         => array( 'video', '(?:www\.)?ted\.com/talks/[A-Za-z0-9_]{1,200}' ),
		'spotify'     => array( 'rich', 'open\.spotify\.com/(?:track|album|artist|playlist|episode|show)/[A-Za-z0-9]{22}' ),
		'soundcloud'  => array( 'rich', '(?:www\.)?soundcloud\.com/[A-Za-z0-9_-]{1,80}/[A-Za-z0-9_-]{1,120}' ),
	);

	/**
	 * Depth of nesting that no article needs; deeper is an attack on the parser.
	 */
	private const MAX_DEPTH = 12;

	/**
	 * Whether block markup may be inserted.
	 *
	 * @param string $markup Block markup.
	 * @return true|WP_Error The error names the reason, never the content.
	 */
	public static function check( string $markup ) {
		$blocks = self::is_too_deep( $markup ) ? array() : parse_blocks( $markup );
		$reason = $blocks ? self::whole( $markup, $blocks ) : 'no blocks, or nested too deeply';
		foreach ( $blocks as $block ) {
			if ( null !== $reason ) {
				break;
			}
			if ( null === $block['blockName'] ) {
				$reason = '' === trim( $block['innerHTML'] ) ? null : 'text outside of blocks';
				continue;
			}
			$reason = self::block( $block, array_keys( self::BLOCKS ), 1 );
		}
		if ( null === $reason ) {
			return true;
		}
		return new WP_Error(
			'draftsmith_unsafe_blocks',
			/* translators: %s: technical reason, in English. */
			sprintf( __( 'The article contains something that Draftsmith does not let into WordPress (%s), so it was not inserted. Discard it and generate it again.', 'draftsmith' ), $reason ),
			array(
				'status'       => 422,
				'service_code' => 'unsafe_blocks',
				'retryable'    => false,
			)
		);
	}

	/**
	 * Whether blocks are nested deeper than allowed, before core's parser and serializer see them: their time grows with the
	 * square of the depth, and 60,000 levels kept PHP busy until it was killed.
	 *
	 * @param string $markup Block markup.
	 */
	private static function is_too_deep( string $markup ): bool {
		$depth = 0;
		preg_match_all( '#<!--\s+(/?)wp:[^>]*?(/?)-->#', $markup, $comments, PREG_SET_ORDER );
		foreach ( $comments as $comment ) {
			$depth += '/' === $comment[1] ? -1 : ( '/' === $comment[2] ? 0 : 1 );
			if ( $depth > self::MAX_DEPTH ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What is wrong with the markup as a whole.
	 *
	 * @param string $markup Block markup.
	 * @param array  $blocks The same, parsed.
	 */
	private static function whole( string $markup, array $blocks ): ?string {
		if ( '' === trim( $markup ) ) {
			return 'no blocks';
		}
		if ( false !== stripos( $markup, 'draftsmith-inner' ) ) {
			return 'tag that is ours';
		}
		if ( wp_check_invalid_utf8( $markup ) !== $markup || preg_match( '/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', $markup ) ) {
			return 'control characters';
		}
		// These turn the direction of what follows, so that code and addresses read otherwise than they are.
		if ( 0 !== preg_match( '/[\x{202A}-\x{202E}\x{2066}-\x{2069}]/u', html_entity_decode( $markup, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) ) {
			return 'control characters';
		}
		// Otherwise core's parser has read it otherwise than it is written: unclosed, doubled or malformed comments.
		if ( serialize_blocks( $blocks ) !== $markup ) {
			return 'malformed block comments';
		}
		// What an embed is there for would be refused below: an address alone in its line.
		if ( false !== strpos( $markup, 'wp:embed' ) ) {
			$markup = implode( '', array_map( 'serialize_block', array_filter( $blocks, static fn( array $block ): bool => ! self::is_embed( $block ) ) ) );
		}
		// The editor writes `&#91;` and `&#58;` back as `[` and `:` at its next save, but in code; so what counts is what they mean.
		$outside = preg_replace( '#<pre[^>]*>.*?</pre>#s', '', $markup );
		$decoded = html_entity_decode( (string) $outside, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		if ( 0 !== preg_match( '#\[(?=[^<>&/\[\]\x00-\x20=])#', $markup . $decoded ) ) {
			return 'shortcode';
		}
		if ( 0 !== preg_match( '|<p(?: [^>]*)?>\s*https?://[^\s<>"]+\s*</p>|i', $decoded ) ) {
			return 'address alone in its line';
		}
		// the_content runs shortcodes over everything, code too, where `[` is written as an entity for that reason. Without
		// any shortcode the expression would match every bracket; where it gives up (false), we must not pass.
		if ( ! empty( $GLOBALS['shortcode_tags'] ) && 0 !== preg_match( '/' . get_shortcode_regex() . '/', $markup ) ) {
			return 'shortcode';
		}
		// WP_Embed::autoembed(): such a line or paragraph would make this site call the address.
		if ( 0 !== preg_match( '|^\s*https?://[^\s<>"]+\s*$|im', $markup ) || 0 !== preg_match( '|<p(?: [^>]*)?>\s*https?://[^\s<>"]+\s*</p>|i', $markup ) ) {
			return 'address alone in its line';
		}
		return null;
	}

	/**
	 * What is wrong with one block and those in it.
	 *
	 * @param array    $block   Of parse_blocks().
	 * @param string[] $allowed Names that may stand here.
	 * @param int      $depth   1 at the top.
	 */
	private static function block( array $block, array $allowed, int $depth ): ?string {
		$name = (string) $block['blockName'];
		if ( ! isset( self::BLOCKS[ $name ] ) || ! in_array( $name, $allowed, true ) || ( 1 === $depth && 'core/list-item' === $name ) ) {
			return 'block ' . preg_replace( '#[^a-z0-9/_-]#', '', $name );
		}
		if ( $depth > self::MAX_DEPTH ) {
			return 'blocks nested too deeply';
		}
		if ( 'core/embed' === $name ) {
			return 1 === $depth && self::is_embed( $block ) ? null : 'embed that is not allowed';
		}
		list( $children, $patterns ) = self::BLOCKS[ $name ];
		foreach ( $block['attrs'] as $attribute => $value ) {
			if ( ! isset( $patterns[ $attribute ] ) || ! preg_match( $patterns[ $attribute ], (string) wp_json_encode( $value ) ) ) {
				return 'attribute of ' . $name;
			}
		}
		// With each inner block's place marked: what is put into an attribute's value later must not pass as text now.
		$html = '';
		foreach ( $block['innerContent'] as $piece ) {
			$html .= $piece ?? Html_Policy::INNER;
		}
		$reason = Html_Policy::check( $name, $block['attrs'], $html );
		foreach ( $block['innerBlocks'] as $inner ) {
			$reason = $reason ?? self::block( $inner, $children, $depth + 1 );
		}
		return $reason;
	}
	/**
	 * Whether a block is the embed of an allowed page, byte for byte as core writes it.
	 *
	 * @param array $block Of parse_blocks().
	 */
	private static function is_embed( array $block ): bool {
		$url                 = $block['attrs']['url'] ?? '';
		$slug                = $block['attrs']['providerNameSlug'] ?? '';
		list( $type, $page ) = is_string( $slug ) && isset( self::EMBEDS[ $slug ] ) ? self::EMBEDS[ $slug ] : array( '', '(?!)' );
		if ( ! is_string( $url ) || 1 !== preg_match( '#^https://(?:' . $page . ')(?:[?&][A-Za-z0-9_.=-]{1,100}){0,8}$#D', $url ) ) {
			return false;
		}
		$attributes = array(
			'url'              => $url,
			'type'             => $type,
			'providerNameSlug' => $slug,
			'responsive'       => true,
		);
		$figure     = "<figure class=\"wp-block-embed is-type-$type is-provider-$slug wp-block-embed-$slug\"><div class=\"wp-block-embed__wrapper\">\n" . esc_html( $url ) . "\n</div></figure>";
		return '<!-- wp:embed ' . serialize_block_attributes( $attributes ) . " -->\n$figure\n<!-- /wp:embed -->" === serialize_block( $block );
	}
}
