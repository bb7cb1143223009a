<?php
/**
 * The script, on the pages that have a session and on no others.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

const UNHUNCH_SCRIPT = 'unhunch-session';

/**
 * Loads embed.js on the page that is being made.
 */
function unhunch_load(): void {
	// What is made for an excerpt, a feed or the editor is not on this page.
	if ( is_admin() || is_feed() || wp_is_json_request() || doing_filter( 'get_the_excerpt' ) ) {
		return;
	}
	$address = unhunch_place() . 'embed.js';
	// With a block theme WordPress names its modules in the head: after that, only the older way is left.
	if ( function_exists( 'wp_enqueue_script_module' ) && ! ( wp_is_block_theme() && did_action( 'wp_head' ) ) ) {
		wp_enqueue_script_module( UNHUNCH_SCRIPT, $address, array(), UNHUNCH_VERSION );
	} else {
		wp_enqueue_script( UNHUNCH_SCRIPT, $address, array(), UNHUNCH_VERSION, true );
	}
}

add_filter(
	'script_loader_tag',
	static function ( $tag, $handle ) {
		if ( UNHUNCH_SCRIPT !== $handle ) {
			return $tag;
		}
		$tag = preg_replace( '/\stype=([\'"])text\/javascript\1/', '', $tag );
		return str_replace( '<script ', '<script type="module" ', $tag );
	},
	10,
	2
);

/**
 * Loads the script for what an author wrote by hand: the placeholder, or the element itself. Where the article brings
 * its own script along, the one that comes second leaves it to the first.
 *
 * @param mixed $html What will be on the page.
 * @return mixed The same.
 */
function unhunch_look_for_sessions( $html ) {
	if ( is_string( $html ) && preg_match( '/<unhunch-session[\s>]|<div\s[^>]*class=[^>]*unhunch-session/i', $html ) ) {
		unhunch_load();
	}
	return $html;
}
// After the blocks and shortcodes, which have loaded it where they need it.
add_filter( 'the_content', 'unhunch_look_for_sessions', 20 );
add_filter( 'widget_text', 'unhunch_look_for_sessions', 20 );
// Blocks in widgets and in templates never go through the_content.
add_filter( 'render_block_core/html', 'unhunch_look_for_sessions' );
