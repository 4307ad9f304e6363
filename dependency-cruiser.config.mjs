// The direction of imports: platform <- store <- (records, privacy, models, limits) <- mail <- usage <- accounts <- engines, blocks, templates
// <- articles <- dispatch <- jobs <- retention, backup <- rights <- operators <- server. A folder is reached through its index.ts only.
const LAYERS = [
	['platform'],
	['store'],
	['records', 'privacy', 'models', 'limits'],
	['mail'],
	['usage'],
	['accounts'],
	['engines', 'blocks', 'templates'],
	['articles'],
	['dispatch'],
	['catalog', 'jobs'],
	['retention', 'backup'],
	['rights'],
	['operators'],
];
const folder = (names) => `^service/src/(${names.join('|')})/`;

const upwards = LAYERS.slice(0, -1).map((names, index) => ({
	name: `${names.join('-and-')}-imports-downwards`,
	comment: 'See docs/architecture.md: imports run one way.',
	severity: 'error',
	from: { path: folder(names), pathNot: '\\.test\\.ts$' },
	to: { path: [folder(LAYERS.slice(index + 1).flat()), '^service/src/[^/]+\\.ts$'] },
}));

export default {
	forbidden: [
		...upwards,
		{
			name: 'through-the-index',
			comment: 'Nobody reaches into another folder of the service but through its index.ts (routes.ts for the server).',
			severity: 'error',
			from: { path: '^service/src/([^/]+)/' },
			to: {
				path: '^service/src/(accounts|usage|privacy|models|records|limits|mail|retention|backup|rights|operators|store|engines|blocks|templates|articles|dispatch|jobs)/',
				pathNot: ['^service/src/$1/', '/index\\.ts$'],
			},
		},
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
		{
			name: 'shared-knows-nobody',
			severity: 'error',
			from: { path: '^shared/' },
			to: { path: '^(service|plugin|tests)/' },
		},
		{
			name: 'service-and-plugin-are-strangers',
			severity: 'error',
			from: { path: '^service/' },
			to: { path: '^(plugin|tests)/' },
		},
		{
			name: 'plugin-knows-only-shared',
			severity: 'error',
			from: { path: '^plugin/' },
			to: { path: '^(service|tests)/' },
		},
	],
	options: {
		parser: 'swc',
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['/build/', '\\.cache'] },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'default'],
			extensions: ['.ts', '.tsx', '.mjs', '.js'],
		},
	},
};
