<?php
/**
 * What stands in the page: a box that embed.js makes a session of, with words for where no script runs.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

/**
 * A session as HTML. Every value is checked or escaped here, whoever calls.
 *
 * @param array<string, mixed> $settings What was chosen, by the names of the attributes of <unhunch-session>.
 * @param string               $words    HTML that the author wrote; without any, the name of the routine and a link.
 */
function unhunch_session( array $settings, string $words = '' ): string {
	$problem = unhunch_problem( $settings );
	$words   = trim( $words );
	if ( '' !== $problem ) {
		return unhunch_note_to_authors( $problem ) . ( '' === $words ? '' : "<div>$words</div>" );
	}
	$clean = unhunch_clean( $settings );
	$words = '' === $words ? unhunch_words( $clean ) : $words;
	unhunch_load();
	// A box may not name another place, because editors let everybody write one. This has been asked for a place that is known.
	return isset( $clean['place'] ) ? unhunch_element( $clean, $words ) : unhunch_box( $clean, $words );
}

/**
 * What is wrong with the routine that was asked for, or an empty text. Another one is never played in its place.
 *
 * @param array<string, mixed> $settings What was chosen.
 */
function unhunch_problem( array $settings ): string {
	$src     = unhunch_written( $settings, 'src' );
	$routine = unhunch_written( $settings, 'routine' );
	if ( '' !== $src && '' === unhunch_checks()['src']( $src ) ) {
		/* translators: %s: what was written for an address. */
		return sprintf( __( '“%s” is no address of a routine.', 'unhunch' ), $src );
	}
	$is_own = '' !== $src || '' !== unhunch_written( $settings, 'json' );
	if ( $is_own || '' === $routine || '' !== unhunch_routine_name( $routine ) ) {
		return '';
	}
	/* translators: %s: what was written for the name of a routine. */
	return sprintf( __( 'There is no routine “%s”.', 'unhunch' ), $routine );
}

/**
 * A sentence in the page for those who can mend it, and for nobody else.
 *
 * @param string $problem What is wrong, as text.
 */
function unhunch_note_to_authors( string $problem ): string {
	$post = get_the_ID();
	if ( is_feed() || ! ( $post ? current_user_can( 'edit_post', $post ) : current_user_can( 'edit_theme_options' ) ) ) {
		return '';
	}
	$rest = __( 'Only those who may edit this see this line. Readers get your words, and no session.', 'unhunch' );
	return sprintf( '<p class="unhunch-problem"><strong>Unhunch: %s</strong> %s</p>', esc_html( $problem ), esc_html( $rest ) );
}

/**
 * The box that embed.js puts an element into: feed readers and whatever cleans HTML keep it.
 *
 * @param array<string, string> $settings The settings, checked.
 * @param string                $words    HTML.
 */
function unhunch_box( array $settings, string $words ): string {
	$data = '';
	foreach ( $settings as $name => $value ) {
		$data .= unhunch_attribute( "data-$name", $value );
	}
	// So that nothing below it moves when the script is there.
	$style = is_feed() ? '' : unhunch_attribute( 'style', 'min-height:' . ( $settings['height'] ?? '640px' ) );
	return sprintf( '<div class="unhunch-session"%s%s>%s</div>', $data, $style, $words );
}

/**
 * The element itself.
 *
 * @param array<string, string> $settings The settings, checked.
 * @param string                $words    HTML.
 */
function unhunch_element( array $settings, string $words ): string {
	$attributes = '';
	$style      = 'display:block;min-height:' . ( $settings['height'] ?? '640px' );
	foreach ( $settings as $name => $value ) {
		if ( in_array( $name, array( 'accent', 'on-accent', 'height', 'radius' ), true ) ) {
			$style .= ";--unhunch-$name:$value";
		} else {
			$attributes .= unhunch_attribute( $name, $value );
		}
	}
	return sprintf( '<unhunch-session%s%s>%s</unhunch-session>', $attributes, unhunch_attribute( 'style', $style ), $words );
}

/**
 * An attribute as HTML. Not by esc_attr(), which leaves entities as they are: a routine of the author's own may have them in its text.
 *
 * @param string $name  Its name.
 * @param string $value Its value.
 */
function unhunch_attribute( string $name, string $value ): string {
	return sprintf( ' %s="%s"', $name, htmlspecialchars( $value, ENT_QUOTES, 'UTF-8' ) );
}

/**
 * A setting as its author wrote it.
 *
 * @param array<string, mixed> $settings What was chosen.
 * @param string               $name     The name of the setting.
 */
function unhunch_written( array $settings, string $name ): string {
	$value = $settings[ $name ] ?? '';
	if ( is_bool( $value ) ) {
		return $value ? '1' : '';
	}
	$value = is_scalar( $value ) ? trim( (string) $value ) : '';
	// WordPress encodes what people write who may not post any HTML. Quotes it leaves as they are, and JSON needs its own.
	$value = wp_specialchars_decode( $value, 'json' === $name ? ENT_NOQUOTES : ENT_QUOTES );
	if ( in_array( $name, array( 'json', 'label', 'note', 'facts' ), true ) ) {
		return $value;
	}
	// Programs that people write in turn the quotes around a value into others, which WordPress takes for a part of it.
	return preg_replace( '/^(?:[“”„‘’«»″"\']|&#82(?:1[67]|2[0-2]);)+|(?:[“”„‘’«»″"\']|&#82(?:1[67]|2[0-2]);)+$/u', '', $value ) ?? $value;
}

/**
 * The settings that are right and not the usual ones, as texts.
 *
 * @param array<string, mixed> $settings What was chosen.
 * @return array<string, string>
 */
function unhunch_clean( array $settings ): array {
	$clean = array();
	foreach ( unhunch_checks() as $name => $check ) {
		$value = (string) $check( unhunch_written( $settings, $name ) );
		if ( '' !== $value ) {
			$clean[ $name ] = $value;
		}
	}
	// Only one of them is played, and it should be seen in the page which.
	if ( isset( $clean['src'] ) || isset( $clean['json'] ) ) {
		unset( $clean['routine'] );
	} elseif ( ! isset( $clean['routine'] ) ) {
		$clean['routine'] = 'office-reset';
	}
	if ( isset( $clean['accent'] ) && ! isset( $clean['on-accent'] ) && unhunch_is_bright( $clean['accent'] ) ) {
		$clean['on-accent'] = '#1d2a2c';
	}
	return $clean;
}

/**
 * For each setting, what makes a value right; it gives an empty text for one that is not.
 *
 * @return array<string, callable(string): ?string>
 */
function unhunch_checks(): array {
	$one_of = static function ( string ...$values ): callable {
		return static function ( string $value ) use ( $values ): string {
			return in_array( $value, $values, true ) ? $value : '';
		};
	};
	$like   = static function ( string $pattern ): callable {
		return static function ( string $value ) use ( $pattern ): string {
			return preg_match( $pattern, $value ) ? $value : '';
		};
	};
	$length = static function ( string $value ): string {
		return preg_match( '/^\d{1,4}$/', $value ) ? $value . 'px' : ( preg_match( '/^\d{1,4}(\.\d+)?(px|rem|em|vh|svh|dvh)$/', $value ) ? $value : '' );
	};
	// What is written with it is escaped. So a word in angle brackets is a word.
	$text = static function ( string $value ): string {
		return preg_replace( '/\s+/', ' ', wp_check_invalid_utf8( $value ) );
	};
	return array(
		'routine'   => $like( '/^[a-z0-9-]+$/' ),
		'src'       => static function ( string $value ): string {
			return esc_url_raw( $value, array( 'http', 'https' ) );
		},
		'json'      => static function ( string $value ): string {
			return $value;
		},
		'lang'      => $like( '/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/' ),
		'theme'     => $one_of( 'light', 'dark' ),
		'mode'      => $one_of( 'inline' ),
		'region'    => $like( '/^[A-Za-z]{2}$/' ),
		'place'     => static function ( string $value ): string {
			$place = unhunch_clean_place( $value );
			return unhunch_place() !== $place && in_array( $place, unhunch_places(), true ) ? $place : '';
		},
		'label'     => $text,
		'note'      => $text,
		'facts'     => $text,
		'scroll'    => static function ( string $value ): string {
			return in_array( strtolower( $value ), array( '', '0', 'false', 'no' ), true ) ? '' : 'scroll';
		},
		'accent'    => 'sanitize_hex_color',
		'on-accent' => 'sanitize_hex_color',
		'height'    => $length,
		'radius'    => $length,
	);
}

/**
 * Whether white words could not be read on a colour.
 *
 * @param string $colour As #rgb or #rrggbb.
 */
function unhunch_is_bright( string $colour ): bool {
	$digits = ltrim( $colour, '#' );
	if ( 3 === strlen( $digits ) ) {
		$digits = preg_replace( '/./', '$0$0', $digits );
	}
	list( $red, $green, $blue ) = array_map( 'hexdec', str_split( $digits, 2 ) );
	return 0.299 * $red + 0.587 * $green + 0.114 * $blue > 140;
}

/**
 * The words of a session for which the author wrote none: feed readers, print and browsers without scripts show them.
 *
 * @param array<string, string> $settings The settings, checked.
 */
function unhunch_words( array $settings ): string {
	$slug = $settings['routine'] ?? '';
	$name = unhunch_routine_name( $slug );
	if ( '' === $name ) {
		return '<p>' . esc_html__( 'A guided session.', 'unhunch' ) . '</p>';
	}
	$address = ( $settings['place'] ?? unhunch_place() ) . "#/routine/$slug";
	/* translators: %s: the name of a routine. */
	$text = sprintf( __( '%s: do it in the app', 'unhunch' ), $name );
	return sprintf( '<p><a href="%s">%s</a></p>', esc_url( $address ), esc_html( $text ) );
}
