import {
	Catalog,
	ContentType,
	MAX_PROMPT_CHARACTERS,
	MAX_TITLE_CHARACTERS,
	PostStatus,
	Tone,
	WORDS_OF_LENGTH,
} from '@draftsmith/shared';
import { LANGUAGES } from '../articles/index.ts';
import type { Catalogue } from '../engines/index.ts';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';

const catalogRoute = createRoute({
	method: 'get',
	path: '/v1/catalog',
	summary: 'Models, languages, content types and limits that this site can use',
	...secured(),
	responses: { 200: json(Catalog, 'The catalogue'), ...problems(401) },
});

/** Adds the route of the catalogue. */
export function registerCatalogRoutes(app: HttpApp, catalogue: Catalogue): void {
	app.openapi(catalogRoute, (c) =>
		c.json(
			{
				models: catalogue.list(c.get('caller').allowExternal).map((engine) => ({
					id: engine.id,
					name: engine.name,
					scope: engine.scope,
					engine: engine.kind,
					available: engine.available(),
				})),
				languages: [...LANGUAGES],
				content_types: ContentType.options,
				tones: Tone.options,
				post_statuses: PostStatus.options,
				lengths: WORDS_OF_LENGTH,
				limits: { title_characters: MAX_TITLE_CHARACTERS, prompt_characters: MAX_PROMPT_CHARACTERS },
			},
			200,
		),
	);
}
