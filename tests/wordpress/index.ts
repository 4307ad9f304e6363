export { bootWordPress } from './boot-wordpress.ts';
export { chromiumArguments, ensureChromium } from './chromium.ts';
export { MariaDbUnavailable } from './mariadb.ts';
export type {
	BootOptions,
	Credentials,
	RestRequest,
	RestResponse,
	WordPressSite,
	WordPressVersion,
} from './types.ts';
export { readWpEnvironment } from './wp-env.ts';
