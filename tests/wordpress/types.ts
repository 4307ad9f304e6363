/** The WordPress versions the plugin is tested on: the newest, and the oldest it supports. */
export type WordPressVersion = '7.1' | '6.8';

/** Takes one line of progress, without a line end. */
export type Log = (line: string) => void;

/** Values that `define()` in wp-config.php can hold. */
export type Constants = Record<string, string | number | boolean>;

/** Name and password of a WordPress user. */
export type Credentials = { user: string; password: string };

/** What a browser holds after logging in: the `Cookie` header and the nonce for the `X-WP-Nonce` header. */
export type LoginSession = { cookie: string; nonce: string };

/** Roles that WordPress ships. */
export type Role = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

/** An answer of the REST API; `json` is null when the body is empty or not JSON. */
export type RestResponse = { status: number; headers: Headers; json: unknown };

/** What to send to the REST API; without `user` the request is anonymous. */
export type RestRequest = {
	method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Sent as JSON. */
	body?: unknown;
	user?: Credentials;
};

/** How to boot a WordPress; everything but the version has a default. */
export type BootOptions = {
	version: WordPressVersion;
	/** Folder of a plugin to install; by default the one that wp-env.json names. */
	pluginFolder?: string;
	/** Folder name under wp-content/plugins, and name of the main file; by default `draftsmith`. */
	pluginSlug?: string;
	/** TCP port on 127.0.0.1; by default a free one. */
	port?: number;
	/** More constants for wp-config.php; they win over wp-env.json and over the harness's own. */
	constants?: Constants;
	/** Site language such as `lt_LT`. Translations are not fetched: the admin stays English, `get_locale()` tells this. */
	locale?: string;
	/** SQLite needs nothing installed; MariaDB is for races, which SQLite's one writer would hide. */
	database?: 'sqlite' | 'mariadb';
	/** A network of sites in subdirectories, with the plugin active for all of them. */
	multisite?: boolean;
	/** Takes progress; by default lines on stderr. */
	log?: Log;
};

/** A running WordPress of its own: own folder, own port, own database. */
export type WordPressSite = {
	/** Without a slash at the end, such as `http://127.0.0.1:41234`. */
	url: string;
	/** Read from wp-includes/version.php, such as `7.1.4`. */
	version: string;
	runtime: 'php' | 'playground';
	/** The folder that holds wp-config.php; gone after `stop()`. */
	folder: string;
	admin: Credentials;
	/** Adds a user whose editor opens without the welcome guide. */
	createUser: (login: string, role: Role) => Promise<Credentials>;
	/** Runs PHP (without `<?php`) inside the loaded WordPress, as nobody, and gives what it printed. */
	runPhp: (code: string) => Promise<string>;
	/** Runs the cron events that are due, by a GET of wp-cron.php; ends when they have ended. */
	runCron: () => Promise<void>;
	/** Logs in through wp-login.php. */
	login: (user: Credentials) => Promise<LoginSession>;
	/** Calls the REST API by HTTP at a path such as `/wp/v2/posts?per_page=1`. */
	rest: (path: string, request?: RestRequest) => Promise<RestResponse>;
	/** All of wp-content/debug.log; empty when nothing was logged. */
	debugLog: () => string;
	/** Ends every process of the site and deletes its folder. Calling it again does nothing. */
	stop: () => Promise<void>;
};
