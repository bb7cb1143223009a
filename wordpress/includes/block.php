<?php
/**
 * The block.
 *
 * @package Unhunch
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		$block = register_block_type( dirname( __DIR__ ) . '/block', array( 'render_callback' => 'unhunch_render_block' ) );
		foreach ( $block ? $block->editor_script_handles ?? array( $block->editor_script ) : array() as $handle ) {
			wp_set_script_translations( $handle, 'unhunch' );
		}
	}
);

/**
 * The block on a page. What the author wrote in it stands in the saved post, too, and stays there without this plugin.
 *
 * @param array<string, mixed> $attributes What was chosen.
 * @param string               $words      What was written, as HTML.
 */
function unhunch_render_block( array $attributes, string $words ): string {
	$attributes['on-accent'] = $attributes['onAccent'] ?? '';
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), unhunch_session( $attributes, $words ) );
}

// What the script of the editor has to know of this site.
add_action(
	'enqueue_block_editor_assets',
	static function () {
		$known = array(
			'place'    => unhunch_place(),
			'places'   => unhunch_places(),
			'version'  => UNHUNCH_VERSION,
			'routines' => unhunch_routines(),
		);
		$handle = generate_block_asset_handle( 'unhunch/session', 'editorScript' );
		wp_add_inline_script( $handle, 'var unhunch = ' . wp_json_encode( $known ) . ';', 'before' );
	}
);
