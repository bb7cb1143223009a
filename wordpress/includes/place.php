<?php
/**
 * Where the files of the app are.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

/**
 * The address of the copy that this plugin brings along.
 */
function unhunch_own_place(): string {
	return plugins_url( 'app/', UNHUNCH_FILE );
}

/**
 * The address of the folder that embed.js is loaded from: the plugin's own, unless the constant UNHUNCH_PLACE or the
 * filter of that name says another.
 */
function unhunch_place(): string {
	$place = defined( 'UNHUNCH_PLACE' ) ? UNHUNCH_PLACE : unhunch_own_place();
	/**
	 * The address of the folder with the files of Unhunch.
	 *
	 * @param string $place The address.
	 */
	$place = unhunch_clean_place( apply_filters( 'unhunch_place', $place ) );
	return '' === $place ? unhunch_own_place() : $place;
}

/**
 * All places that a session on this site may come from. An author names one of them for a session of their own; any other
 * is passed over, because its scripts would run in the pages of this site.
 *
 * @return string[]
 */
function unhunch_places(): array {
	/**
	 * Further folders with the files of Unhunch that authors may choose for a session.
	 *
	 * @param string[] $places Their addresses.
	 */
	$further = array_map( 'unhunch_clean_place', (array) apply_filters( 'unhunch_places', array() ) );
	return array_values( array_unique( array_filter( array_merge( array( unhunch_place(), unhunch_own_place() ), $further ) ) ) );
}

/**
 * An address of a folder with its last slash; empty if it is none.
 *
 * @param mixed $place What was written.
 */
function unhunch_clean_place( $place ): string {
	$place = is_string( $place ) ? esc_url_raw( trim( $place ), array( 'http', 'https' ) ) : '';
	return '' === $place ? '' : trailingslashit( $place );
}

/**
 * The routines of the library: rows with `slug`, `name` and `summary`.
 *
 * @return array<int, array<string, string>>
 */
function unhunch_routines(): array {
	static $routines = null;
	if ( null === $routines ) {
		$routines = wp_json_file_decode( dirname( UNHUNCH_FILE ) . '/routines.json', array( 'associative' => true ) ) ?? array();
	}
	return $routines;
}

/**
 * The name of a routine of the library, or an empty text.
 *
 * @param string $slug Its slug.
 */
function unhunch_routine_name( string $slug ): string {
	return array_column( unhunch_routines(), 'name', 'slug' )[ $slug ] ?? '';
}
