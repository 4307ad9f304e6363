<?php
/**
 * Which HTML may stand in a block.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use WP_HTML_Tag_Processor;

defined( 'ABSPATH' ) || exit;

/**
 * Reads a block's own HTML with core's HTML parser, token by token, and lets wp_kses() say whether it would change
 * anything. Both must agree that it is clean.
 */
final class Html_Policy {

	/**
	 * Tags within text, with their attributes and the pattern that a value must match.
	 */
	private const INLINE = array(
		'strong' => array(),
		'em'     => array(),
		's'      => array(),
		'sup'    => array(),
		'sub'    => array(),
		'code'   => array(),
		'br'     => array(),
		// The service puts a bracket that could open a shortcode, and an address that could be embedded, into a bare one.
		'span'   => array(),
		'a'      => array(
			'href'   => '#^(?:https?://[^\s"\'<>\x00-\x20]+|mailto:[^\s"\'<>\x00-\x20]+)$#i',
			'title'  => '/^[^<>]*$/',
			'rel'    => '/^[a-z ]*$/',
			'target' => '/^_blank$/',
		),
	);

	/**
	 * Tags that belong to a block, the outermost first, with their attributes. Classes are checked by CLASSES.
	 */
	private const OWN = array(
		'core/paragraph' => array( 'p' => array() ),
		'core/list-item' => array( 'li' => array() ),
		'core/quote'     => array(
			'blockquote' => array(),
			'cite'       => array(),
		),
		'core/code'      => array( 'pre' => array() ),
		'core/table'     => array(
			'figure'     => array(),
			'table'      => array(),
			'thead'      => array(),
			'tbody'      => array(),
			'tr'         => array(),
			'th'         => array(
				'scope'      => '/^(?:col|row)$/',
				'data-align' => '/^(?:left|center|right)$/',
			),
			'td'         => array( 'data-align' => '/^(?:left|center|right)$/' ),
			'figcaption' => array(),
		),
		'core/separator' => array( 'hr' => array() ),
		'core/image'     => array(
			'figure'     => array(),
			'img'        => array(
				'src' => '#^https?://[^\s"\'<>\x00-\x20]+$#i',
				'alt' => '/^[^<>]*$/',
			),
			'figcaption' => array(),
		),
		'core/details'   => array(
			'details' => array(),
			'summary' => array(),
		),
	);

	private const CLASSES = '/^(?:wp-block-(?:heading|list|quote|code|table|separator|image|details)|wp-element-caption|wp-image-\d{1,18}|size-[a-z0-9_-]{1,40}|language-[A-Za-z0-9_+#.-]{1,40}|has-fixed-layout|has-alpha-channel-opacity|has-text-align-(?:left|center|right))$/';

	/**
	 * Stands for a block within a block, whose own HTML is checked by itself.
	 */
	const INNER = '<draftsmith-inner></draftsmith-inner>';

	/**
	 * Tags that hold other blocks.
	 */
	private const CONTAINERS = array( 'blockquote', 'ul', 'ol', 'li', 'details' );

	private const VOID = array( 'br', 'hr', 'img' );

	/**
	 * Tags that hold other tags but no text.
	 */
	private const NO_TEXT = array( 'ul', 'ol', 'figure', 'table', 'thead', 'tbody', 'tr', 'blockquote', 'details' );

	/**
	 * What is wrong with a block's own HTML, without that of the blocks in it.
	 *
	 * @param string $name  Block.
	 * @param array  $attrs Its attributes, checked before.
	 * @param string $html  `innerHTML` of parse_blocks().
	 * @return string|null A reason that names no content; null when all is well.
	 */
	public static function check( string $name, array $attrs, string $html ): ?string {
		if ( 'core/details' === $name && ! self::is_details( $html ) ) {
			return 'details without one summary before its blocks';
		}
		// Browsers read `&#60img` as `<img`; the editor does not, and calls the block invalid.
		if ( 0 !== preg_match( '/&(?!(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)/', $html ) ) {
			return 'entity that is not finished in ' . $name;
		}
		$own    = self::own_tags( $name, $attrs );
		$reason = self::walk( new WP_HTML_Tag_Processor( $html ), $own );
		if ( null !== $reason ) {
			return $reason . ' in ' . $name;
		}
		return self::same( $html, wp_kses( $html, self::kses_rules( $own ), array( 'http', 'https', 'mailto' ) ) ) ? null : 'HTML that is not clean in ' . $name;
	}

	/**
	 * Whether the HTML of a details block is one summary and then nothing but other blocks.
	 *
	 * @param string $html HTML with the places of inner blocks marked.
	 */
	private static function is_details( string $html ): bool {
		$pattern = '#^\s*<details[^<>]*><summary[^<>]*>.+</summary>(?:\s|' . preg_quote( self::INNER, '#' ) . ')*</details>\s*$#sD';
		return 1 === preg_match( $pattern, $html ) && 1 === preg_match_all( '#<summary#i', $html );
	}

	/**
	 * The tags that belong to a block with these attributes.
	 *
	 * @param string $name  Block.
	 * @param array  $attrs Its attributes.
	 */
	private static function own_tags( string $name, array $attrs ): array {
		if ( 'core/heading' === $name ) {
			return array( 'h' . (int) ( $attrs['level'] ?? 2 ) => array() );
		}
		if ( 'core/list' === $name ) {
			return empty( $attrs['ordered'] ) ? array( 'ul' => array() ) : array( 'ol' => array( 'start' => '/^-?\d{1,9}$/' ) );
		}
		return self::OWN[ $name ];
	}

	/**
	 * Reads the HTML: one outermost tag, the right one; each tag known, closed and in order; text only where text goes.
	 *
	 * @param WP_HTML_Tag_Processor $tokens The HTML.
	 * @param array                 $own    Tags of the block, the outermost first.
	 */
	private static function walk( WP_HTML_Tag_Processor $tokens, array $own ): ?string {
		$root  = array_key_first( $own );
		$rules = array_merge( self::INLINE, $own );
		$open  = array();
		$roots = 0;
		while ( $tokens->next_token() ) {
			$parent = end( $open );
			if ( '#text' === $tokens->get_token_type() ) {
				$is_blank = '' === trim( $tokens->get_modifiable_text() );
				if ( ! $is_blank && ( false === $parent || in_array( $parent, self::NO_TEXT, true ) ) ) {
					return 'text outside of its tag';
				}
				continue;
			}
			if ( '#tag' !== $tokens->get_token_type() ) {
				return 'comment or other markup';
			}
			$tag = strtolower( (string) $tokens->get_tag() );
			if ( 'draftsmith-inner' === $tag ) {
				if ( ! in_array( $parent, self::CONTAINERS, true ) ) {
					return 'block in the wrong place';
				}
				continue;
			}
			if ( ! isset( $rules[ $tag ] ) ) {
				return 'tag ' . preg_replace( '/[^a-z0-9-]/', '', $tag );
			}
			if ( $tokens->is_tag_closer() ) {
				if ( $parent !== $tag ) {
					return 'tags out of order';
				}
				array_pop( $open );
				continue;
			}
			if ( false === $parent ) {
				++$roots;
			}
			$is_linked_image = 'a' === $tag && 'figure' === $parent && isset( $own['img'] );
			$is_misplaced    = isset( self::INLINE[ $tag ] ) && in_array( $parent, self::NO_TEXT, true ) && ! $is_linked_image;
			if ( ( false === $parent ) !== ( $tag === $root ) || $is_misplaced || ( 'a' === $tag && in_array( 'a', $open, true ) ) ) {
				return 'tag ' . $tag . ' in the wrong place';
			}
			if ( ! self::has_clean_attributes( $tokens, $rules[ $tag ] ) ) {
				return 'attribute of ' . $tag;
			}
			if ( ! in_array( $tag, self::VOID, true ) ) {
				$open[] = $tag;
			}
		}
		return $open || 1 !== $roots || $tokens->paused_at_incomplete_token() ? 'unfinished HTML' : null;
	}

	/**
	 * Whether the tag at hand has only attributes that it may have.
	 *
	 * @param WP_HTML_Tag_Processor $tokens At an opening tag.
	 * @param array                 $rules  Pattern by attribute.
	 */
	private static function has_clean_attributes( WP_HTML_Tag_Processor $tokens, array $rules ): bool {
		foreach ( $tokens->get_attribute_names_with_prefix( '' ) ?? array() as $name ) {
			$value = $tokens->get_attribute( $name );
			// The editor decodes what looks like an entity here a second time.
			if ( ! is_string( $value ) || 1 === preg_match( '/&#?\w+;/', $value ) ) {
				return false;
			}
			if ( 'class' === $name ) {
				foreach ( explode( ' ', $value ) as $class_name ) {
					if ( ! preg_match( self::CLASSES, $class_name ) ) {
						return false;
					}
				}
			} elseif ( ! isset( $rules[ $name ] ) || ! preg_match( $rules[ $name ], $value ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The same rules for wp_kses().
	 *
	 * @param array $own Tags of the block.
	 */
	private static function kses_rules( array $own ): array {
		$rules = array( 'draftsmith-inner' => array() );
		foreach ( array_merge( self::INLINE, $own ) as $tag => $attributes ) {
			$rules[ $tag ] = array_fill_keys( array_merge( array( 'class' ), array_keys( $attributes ) ), true );
		}
		return $rules;
	}

	/**
	 * Whether two pieces of HTML differ only in how the same is written: `/>`, `&#91;` for `&#091;`, `>` for `&gt;`.
	 *
	 * @param string $one   HTML.
	 * @param string $other HTML.
	 */
	private static function same( string $one, string $other ): bool {
		return self::normal( $one ) === self::normal( $other );
	}

	/**
	 * HTML with every entity as its character, but for those that would change what is a tag or an attribute.
	 *
	 * @param string $html HTML.
	 */
	private static function normal( string $html ): string {
		$html = preg_replace_callback(
			'/&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);/',
			static function ( array $found ): string {
				$text   = html_entity_decode( $found[0], ENT_QUOTES | ENT_HTML5, 'UTF-8' );
				$keep   = array(
					'&' => '&amp;',
					'<' => '&lt;',
					'"' => '&quot;',
				);
				return $keep[ $text ] ?? $text;
			},
			wp_kses_normalize_entities( $html )
		);
		return (string) preg_replace( '#\s*/>#', '>', str_replace( '&gt;', '>', (string) $html ) );
	}
}
