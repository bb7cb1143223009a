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
			if ( ! is_int( $name ) ) {
				$settings[ str_replace( '_', '-', $name ) ] = $value;
			} elseif ( 'scroll' === $value ) {
				// A bare word comes as a value under a number.
				$settings['scroll'] = '1';
			} else {
				// Any other is the routine, as in [unhunch desk-reset].
				$settings += array( 'routine' => $value );
			}
		}
		// The editor's paragraphs go across the ends of the shortcode: half a paragraph at the start, half at the end.
		$words = preg_replace( '#^\s*</p>|<p>\s*$#', '', (string) $words );
		return unhunch_session( $settings, force_balance_tags( do_shortcode( shortcode_unautop( $words ) ) ) );
	}
);
