<?php
/**
 * [unhunch routine=office-reset], with the words of the author between it and [/unhunch] if there are any.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

add_shortcode(
	'unhunch',
	static function ( $written, $words = '' ) {
		$settings = array();
		foreach ( (array) $written as $name => $value ) {
			// A bare word, as in [unhunch scroll], comes as a value under a number.
			$settings[ is_int( $name ) ? $value : str_replace( '_', '-', $name ) ] = is_int( $name ) ? '1' : $value;
		}
		// A routine as JSON does not outlive the quotes and brackets of a shortcode.
		unset( $settings['json'] );
		// The editor's paragraphs go across the ends of the shortcode: half a paragraph at the start, half at the end.
		$words = preg_replace( '#^\s*</p>|<p>\s*$#', '', (string) $words );
		return unhunch_session( $settings, force_balance_tags( do_shortcode( shortcode_unautop( $words ) ) ) );
	}
);
