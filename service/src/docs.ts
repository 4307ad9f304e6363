import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { HttpApp } from './platform/http.ts';

const FILES: Record<string, string> = {
	'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
	'swagger-ui.css': 'text/css; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Draftsmith API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs' });`;

/** Everything comes from here: the page works without the internet, and tells nobody else that it is read. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

/** Adds the page on which the API can be read and tried. */
export function registerDocs(app: HttpApp): void {
	const require = createRequire(import.meta.url);
	app.get('/docs', (c) => c.html(PAGE, 200, { 'content-security-policy': POLICY }));
	app.get('/docs/start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
	for (const [name, type] of Object.entries(FILES)) {
		app.get(`/docs/${name}`, (c) =>
			c.body(readFileSync(require.resolve(`swagger-ui-dist/${name}`), 'utf8'), 200, { 'content-type': type }),
		);
	}
}
