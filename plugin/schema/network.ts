import { z } from 'zod';
import { Choices, Preferences, Revision } from './settings.ts';

const NetworkPreferences = Preferences.extend({
	override: z.boolean().meta({ description: 'Whether a site may decide for itself what is set here.' }),
	add_sites: z.boolean().meta({ description: 'New sites with a domain of their own are added to the account.' }),
});

const Network = z.object({
	registered: z.boolean(),
	can_adopt: z.boolean().meta({ description: 'The main site has an account that the network could take over.' }),
	service_url: z.string(),
	domain: z.string(),
	email: z.string(),
	name: z.string(),
	allow_external_providers: z.boolean(),
	preferences: NetworkPreferences,
	revision: Revision,
	choices: Choices,
	account_url: z.string().meta({ description: 'Where the account is managed: the settings of the main site.' }),
	sites: z.int(),
});

const NetworkSite = z.object({
	id: z.int(),
	name: z.string(),
	address: z.string(),
	key: z.enum(['own', 'network', 'none']),
	is_refused: z.boolean(),
	open: z.int(),
	succeeded: z.int(),
	failed: z.int(),
	canceled: z.int(),
	last_error: z.string().nullable(),
	url: z.string(),
});

/** What the routes about a network of sites take and give. */
export const networkSchemas = {
	Network,
	NetworkChanges: NetworkPreferences.partial().extend({ revision: Revision }),
	NetworkSitesArguments: z.object({
		search: z.string().max(200).default(''),
		page: z.int().min(1).max(100_000).default(1),
	}),
	NetworkSites: z.object({ data: z.array(NetworkSite), total: z.int(), total_pages: z.int() }),
	NetworkAdditionArguments: z.object({
		after: z.int().min(0).default(0).meta({ description: 'Id of the last site that was looked at.' }),
	}),
	NetworkAddition: z.object({
		next: z.int().nullable().meta({ description: 'To go on with; null after the last site.' }),
		added: z.int(),
		failures: z.array(z.object({ domain: z.string(), message: z.string() })),
		stopped: z.string().nullable().meta({ description: 'Why there is no sense in going on now.' }),
	}),
};
