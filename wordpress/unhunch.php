<?php
/**
 * Plugin Name:       Unhunch
 * Description:       A guided session for the upper back in a post or page: a block, a shortcode, and pasted addresses. Served from your own site; readers' answers stay on their device.
 * Version:           {version}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The authors of Unhunch
 * License:           MIT
 * License URI:       https://spdx.org/licenses/MIT.html
 * Text Domain:       unhunch
 * Update URI:        false
 *
 * It keeps nothing: no option, no table, no scheduled task. So there is nothing to remove when it is deleted.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

const UNHUNCH_VERSION = '{version}';
const UNHUNCH_FILE    = __FILE__;

foreach ( array( 'place', 'session', 'script', 'block', 'shortcode', 'embed' ) as $unhunch_part ) {
	require __DIR__ . "/includes/$unhunch_part.php";
}
unset( $unhunch_part );
