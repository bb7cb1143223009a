<?php
/**
 * What editor.js needs of WordPress.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

return array(
	'dependencies' => array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
	'version'      => UNHUNCH_VERSION,
);
