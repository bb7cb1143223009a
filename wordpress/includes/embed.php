<?php
/**
 * The address of a routine on a line of its own becomes the session: what the editor calls an embed.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

/**
 * What an address of the app or of its pages for routines looks like, at any place that this site knows. The copy that the
 * plugin brings along has no such pages.
 */
function unhunch_address_pattern(): string {
	$places = array();
	foreach ( unhunch_places() as $place ) {
		$places[] = preg_quote( preg_replace( '#^https?:#', '', $place ), '#' );
	}
	$own = preg_quote( preg_replace( '#^https?:#', '', unhunch_own_place() ), '#' );
	return '#^https?:(?!' . $own . 'r/)(?<place>' . implode( '|', $places ) . ')(?:r/(?<page>[a-z0-9-]+)/?(?:index\.html)?(?:\?[^\#]*)?(?:\#.*)?|(?:index\.html)?\#/(?:routine|session)/(?<app>[a-z0-9-]+))$#i';
}

/**
 * The settings that an address stands for; none if it is another site's.
 *
 * @param string $address What was pasted.
 * @return ?array<string, string>
 */
function unhunch_settings_of( string $address ): ?array {
	if ( ! preg_match( unhunch_address_pattern(), $address, $match ) ) {
		return null;
	}
	$routine = strtolower( $match['page'] ? $match['page'] : $match['app'] );
	return array(
		'routine' => $routine,
		'place'   => set_url_scheme( 'https:' . $match['place'], wp_parse_url( $address, PHP_URL_SCHEME ) ),
	);
}

add_action(
	'init',
	static function () {
		wp_embed_register_handler(
			'unhunch',
			unhunch_address_pattern(),
			static function ( $matches, $attributes, $address ) {
				$settings = unhunch_settings_of( $address );
				$link     = sprintf( '<p><a href="%s">%s</a></p>', esc_url( $address ), esc_html( $address ) );
				return unhunch_session( $settings, '' === unhunch_problem( $settings ) ? '' : $link );
			}
		);
	}
);

// The editor asks for a preview of each address that is pasted, and would go over the network to find one. It shows it in a frame
// that runs no module script, so that what it gets here is the plain frame.
add_filter(
	'rest_dispatch_request',
	static function ( $result, $request, $route ) {
		$settings = '/oembed/1.0/proxy' === $route ? unhunch_settings_of( (string) $request['url'] ) : null;
		return null !== $result || null === $settings ? $result : unhunch_preview( $settings );
	},
	10,
	3
);

/**
 * What the editor shows for a pasted address.
 *
 * @param array<string, string> $settings The settings that it stands for.
 * @return array<string, string>|WP_Error
 */
function unhunch_preview( array $settings ) {
	$problem = unhunch_problem( $settings );
	if ( '' !== $problem ) {
		return new WP_Error( 'unhunch_no_routine', $problem, array( 'status' => 404 ) );
	}
	$clean = unhunch_clean( $settings );
	$name  = unhunch_routine_name( $clean['routine'] );
	$frame = ( $clean['place'] ?? unhunch_place() ) . 'frame.html#' . http_build_query( array( 'routine' => $clean['routine'] ) );
	$html  = sprintf(
		'<iframe src="%s" width="100%%" height="640" allow="autoplay; screen-wake-lock; fullscreen" title="%s"></iframe>',
		esc_url( $frame ),
		esc_attr( "Unhunch: $name" )
	);
	return array(
		'version'       => '1.0',
		'type'          => 'rich',
		'provider_name' => 'Unhunch',
		'title'         => $name,
		'html'          => $html,
	);
}
