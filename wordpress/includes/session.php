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
	$clean = unhunch_clean( $settings );
	$words = trim( $words );
	$words = '' === $words ? unhunch_words( $clean ) : $words;
	unhunch_load();
	// A box may not name another place, because editors let everybody write one. This has been asked for a place that is known.
	return isset( $clean['place'] ) ? unhunch_element( $clean, $words ) : unhunch_box( $clean, $words );
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
 * The settings that are right and not the usual ones, as texts.
 *
 * @param array<string, mixed> $settings What was chosen.
 * @return array<string, string>
 */
function unhunch_clean( array $settings ): array {
	$clean = array();
	foreach ( unhunch_checks() as $name => $check ) {
		$value = $settings[ $name ] ?? '';
		$value = is_scalar( $value ) ? (string) $check( is_bool( $value ) ? ( $value ? '1' : '' ) : trim( (string) $value ) ) : '';
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
	return array(
		// One that the library does not know is for embed.js to tell: never another in its place.
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
		'label'     => 'sanitize_text_field',
		'note'      => 'sanitize_text_field',
		'facts'     => 'sanitize_text_field',
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
