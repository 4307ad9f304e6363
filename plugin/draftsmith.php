<?php
/**
 * Plugin Name:       Draftsmith
 * Description:       Writes whole articles as native blocks: ask, close the laptop, and find the finished post. Works with a content service that you host or rent.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      7.4
 * Author:            The Draftsmith authors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       draftsmith
 * Domain Path:       /build/languages
 *
 * @package Draftsmith
 */

defined( 'ABSPATH' ) || exit;

define( 'DRAFTSMITH_VERSION', '0.1.0' );
define( 'DRAFTSMITH_FILE', __FILE__ );

require __DIR__ . '/includes/autoload.php';

register_activation_hook( __FILE__, array( Draftsmith\Jobs\Jobs_Table::class, 'upgrade' ) );
register_deactivation_hook( __FILE__, array( Draftsmith\Plugin::class, 'deactivate' ) );

Draftsmith\Plugin::add_hooks();
