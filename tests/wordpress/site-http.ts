import type { Credentials, LoginSession, RestRequest, RestResponse } from './types.ts';

/**
 * Logs in as a browser does: wp-login.php for the cookies, then the nonce for REST.
 * @throws Error when WordPress refuses the name or the password.
 */
export async function logIn(url: string, { user, password }: Credentials): Promise<LoginSession> {
	const answer = await fetch(`${url}/wp-login.php`, {
		method: 'POST',
		headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams({ log: user, pwd: password, testcookie: '1' }),
		redirect: 'manual',
	});
	// A body left unread can trip an assertion in Node's fetch when PHP's server closes the connection.
	await answer.arrayBuffer();
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	if (!cookies.some((cookie) => cookie.startsWith('wordpress_logged_in_'))) {
		throw new Error(`WordPress at ${url} did not log in "${user}" (status ${answer.status}).`);
	}
	const cookie = cookies.join('; ');
	const nonce = await fetch(`${url}/wp-admin/admin-ajax.php?action=rest-nonce`, { headers: { Cookie: cookie } });
	return { cookie, nonce: await nonce.text() };
}

/**
 * Gives a function that calls the site's REST API as its editor does, with cookies and nonce. Each user logs in once.
 */
export function createRestClient(url: string): (path: string, request?: RestRequest) => Promise<RestResponse> {
	const sessions = new Map<string, Promise<LoginSession>>();
	const sessionOf = (user: Credentials): Promise<LoginSession> => {
		const session = sessions.get(user.user) ?? logIn(url, user);
		sessions.set(user.user, session);
		return session;
	};
	return async (path, request = {}) => {
		const headers = new Headers({ Accept: 'application/json' });
		if (request.user !== undefined) {
			const session = await sessionOf(request.user);
			headers.set('Cookie', session.cookie);
			headers.set('X-WP-Nonce', session.nonce);
		}
		if (request.body !== undefined) {
			headers.set('Content-Type', 'application/json');
		}
		const response = await fetch(`${url}/wp-json${path}`, {
			method: request.method ?? 'GET',
			headers,
			...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
		});
		return { status: response.status, headers: response.headers, json: parseJson(await response.text()) };
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/**
 * Has WordPress run its due cron events, by the address that a system's cron would call. Ends when they have ended.
 * WordPress does nothing while an earlier run holds its lock (at most a minute).
 */
export async function runDueCronEvents(url: string): Promise<void> {
	const response = await fetch(`${url}/wp-cron.php?doing_wp_cron`);
	const printed = await response.text();
	if (!response.ok || printed.trim() !== '') {
		throw new Error(`wp-cron.php at ${url} answered ${response.status}: ${printed}`);
	}
}
