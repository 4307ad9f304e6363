<?php
/**
 * Texts of the service that are no blocks.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what the service says about an article. Its word is another machine's: every text comes out as one plain line of a
 * bounded length, and every list with a bounded number of them.
 */
final class Article_Text {

	private const MOST_SECTIONS = 200;
	private const MOST_LINES    = 100;

	/**
	 * A line without markup, control characters and marks that turn the direction of text. It is no HTML: whoever prints it escapes it.
	 *
	 * @param mixed $text From the service.
	 * @param int   $most Characters.
	 */
	public static function line( $text, int $most ): string {
		$text = is_string( $text ) ? wp_check_invalid_utf8( $text ) : '';
		$text = (string) preg_replace( '/[\x00-\x1F\x7F\x{202A}-\x{202E}\x{2066}-\x{2069}]+/u', ' ', $text );
		do {
			// What is taken out may have kept two halves of a tag apart.
			$before = $text;
			$text   = (string) preg_replace( '#<(?:/?[a-z]|[!?])[^>]*>?#i', '', $before );
		} while ( $text !== $before );
		return trim( mb_substr( trim( $text ), 0, $most ) );
	}

	/**
	 * What the sections of an article are.
	 *
	 * @param array $article `Article` of the contract; an older service leaves parts of it out.
	 * @return array<array{heading: string, words: int}>
	 */
	public static function sections( array $article ): array {
		return array_map(
			static function ( array $section ): array {
				return array(
					'heading' => self::line( $section['heading'], 300 ),
					'words'   => max( 0, (int) $section['words'] ),
				);
			},
			array_slice( array_values( $article['sections'] ?? array() ), 0, self::MOST_SECTIONS )
		);
	}

	/**
	 * What search engines and lists shall show.
	 *
	 * @param array $article `Article` of the contract.
	 * @return array{title: string, description: string, tags: string[], category: string|null, faq: array<array{question: string, answer: string}>}
	 */
	public static function seo( array $article ): array {
		$seo      = $article['seo'] ?? array();
		$category = self::line( $seo['category'] ?? '', 200 );
		return array(
			'title'       => self::line( $seo['title'] ?? '', 200 ),
			'description' => self::line( $seo['description'] ?? '', 500 ),
			'tags'        => self::lines( array_slice( $seo['tags'] ?? array(), 0, 20 ), 200 ),
			'category'    => '' === $category ? null : $category,
			'faq'         => array_map(
				static function ( array $pair ): array {
					return array(
						'question' => self::line( $pair['question'], 500 ),
						'answer'   => self::line( $pair['answer'], 2000 ),
					);
				},
				array_slice( array_values( $seo['faq'] ?? array() ), 0, 20 )
			),
		);
	}

	/**
	 * Statements that an editor should verify.
	 *
	 * @param array $article `Article` of the contract.
	 * @return string[]
	 */
	public static function claims( array $article ): array {
		return self::lines( array_slice( $article['claims'] ?? array(), 0, self::MOST_LINES ), 1000 );
	}

	/**
	 * What an editor should look at. A section that the article has not counts as none.
	 *
	 * @param array $article `Article` of the contract.
	 * @return array<array{code: string, detail: string, section: int|null}>
	 */
	public static function warnings( array $article ): array {
		$sections = count( $article['sections'] ?? array() );
		return array_map(
			static function ( array $warning ) use ( $sections ): array {
				$section = $warning['section'] ?? null;
				return array(
					'code'    => substr( sanitize_key( $warning['code'] ), 0, 60 ),
					'detail'  => self::line( $warning['detail'], 500 ),
					'section' => is_int( $section ) && $section >= 0 && $section < $sections ? $section : null,
				);
			},
			array_slice( array_values( $article['warnings'] ?? array() ), 0, self::MOST_LINES )
		);
	}

	/**
	 * Texts as lines, without the empty ones and those that are there already.
	 *
	 * @param array $texts From the service.
	 * @param int   $most  Characters of each.
	 * @return string[]
	 */
	private static function lines( array $texts, int $most ): array {
		$lines = array_map(
			static function ( $text ) use ( $most ): string {
				return self::line( $text, $most );
			},
			$texts
		);
		return array_values( array_unique( array_filter( $lines, 'strlen' ) ) );
	}
}
