import {
	AccountUpdate,
	ApiKey,
	ApiKeyList,
	Catalog,
	ContentType,
	ErasureReceipt,
	Id,
	Plan,
	PostStatus,
	RegistrationRequest,
	SiteList,
	SiteStatus,
	Timestamp,
	UsageReport,
} from '@draftsmith/shared';
import { z } from 'zod';

/** What forms begin with; an empty text leaves it to the service. */
export const Defaults = z.strictObject({
	language: z.string().max(35),
	model: z.string().max(200),
	content_type: z.union([ContentType, z.literal('')]),
	post_status: z.union([PostStatus, z.literal('')]),
});

/** What a role may use. A list that is null allows everything of its kind. */
const RoleRule = z.strictObject({
	allowed: z.boolean(),
	models: z.array(z.string().max(200)).min(1).max(200).nullable(),
	content_types: z.array(ContentType).min(1).nullable(),
	post_statuses: z.array(PostStatus).min(1).nullable(),
	articles_per_day: z.int().min(1).max(100_000).nullable(),
});

/** What the owner of a site, or of a network, decides for those who write. */
export const Preferences = z.strictObject({
	enabled: z.boolean().meta({ description: 'Off: nothing is written, shown or sent; what was asked for rests.' }),
	defaults: Defaults,
	roles: z.record(z.string(), RoleRule).meta({
		description:
			'By role, `*` for who has no role that is there; without it they may use nothing. Where none is there all may use everything.',
	}),
	disclosure: z.boolean(),
	disclosure_text: z.string().max(2000).meta({ description: 'Empty for the usual text.' }),
});

const SitePreferences = Preferences.extend({
	revoke_on_uninstall: z.boolean().meta({ description: 'Whether uninstalling revokes the key at the service.' }),
});

/** Changes name what they were made upon, so that two people do not undo each other's. */
export const Revision = z.string().max(64).meta({ description: 'Of the settings as they were read.' });

/** The roles of a site, and what can be chosen; null while the service can't be asked. */
export const Choices = z.object({
	roles: z.array(z.object({ name: z.string(), label: z.string(), manages: z.boolean(), writes: z.boolean() })),
	catalog: Catalog.pick({ models: true, languages: true, content_types: true, post_statuses: true }).nullable(),
});

const Settings = z.object({
	service_url: z.string(),
	email: z.string(),
	name: z.string(),
	domain: z.string(),
	folder: z.string().meta({ description: 'Of the domain, where the site lies in it: `/blog`; empty at the root.' }),
	registered: z.boolean(),
	registered_domain: z
		.string()
		.meta({ description: 'What the site was called when it was registered; another one on a copy.' }),
	key_masked: z.string().nullable(),
	key_source: z.enum(['option', 'constant', 'environment', 'network']).nullable(),
	key_state: z.enum(['ok', 'missing', 'unreadable']),
	key_refused: z.boolean().meta({ description: 'The service answered 401 when it was last asked.' }),
	allow_external_providers: z.boolean(),
	plan: Plan.nullable(),
	today: UsageReport.shape.today.nullable(),
	today_tokens: UsageReport.shape.today_tokens.nullable(),
	alerts: UsageReport.shape.alerts,
	preferences: SitePreferences,
	revision: Revision,
	choices: Choices,
	network: z
		.object({
			off: z.boolean().meta({ description: 'Turned off for all sites of the network.' }),
			locked: z.boolean().meta({ description: 'The network decides, and this site may not.' }),
			manages_account: z.boolean().meta({ description: 'This user may manage the network’s account.' }),
			url: z.string().nullable().meta({ description: 'The network’s screen, for those who may open it.' }),
		})
		.nullable()
		.meta({ description: 'Null where the site is in no network.' }),
});

/** WordPress's validator wants a type for every value: what a receipt tells differs by its kind, so its fields are not named. */
const Erasure = ErasureReceipt.extend({ details: z.object({}) });

const Connection = z.object({
	ok: z.boolean(),
	steps: z.array(
		z.object({
			id: z.enum(['address', 'reachable', 'ready', 'key', 'models', 'cron']),
			label: z.string(),
			ok: z.boolean().nullable().meta({ description: 'Null: not tried, because an earlier step failed.' }),
			detail: z.string(),
		}),
	),
});

/** What the site's own routes about settings and the account take and give. */
export const settingsSchemas = {
	RegistrationArguments: RegistrationRequest.pick({ email: true, allow_external_providers: true }).extend({
		service_url: z.string().min(1).max(2000),
		name: z.string().max(200).default(''),
		consent: z.boolean().meta({ description: 'The owner agrees to what is sent to the service.' }),
	}),
	AccountChanges: AccountUpdate.pick({
		name: true,
		email: true,
		language: true,
		email_notices: true,
		allow_external_providers: true,
	}),
	Settings,
	SettingsChanges: SitePreferences.partial().extend({ revision: Revision }),
	SiteCatalog: Catalog.extend({
		defaults: z.object({
			language: z.string(),
			model: z.string(),
			content_type: z.string(),
			post_status: z.string(),
		}),
		articles_left_today: z
			.int()
			.nullable()
			.meta({ description: 'By the owner’s number for the user’s role; null: none.' }),
	}),
	AccountSites: z.object({
		data: z.array(
			z.object({
				id: Id,
				domain: z.string(),
				status: SiteStatus,
				created_at: Timestamp,
				last_used_at: Timestamp.nullable(),
				is_this: z.boolean(),
			}),
		),
	}),
	AccountKeys: z.object({ data: z.array(ApiKey.extend({ is_this: z.boolean() })) }),
	KeyArguments: z.object({ id: z.string().max(36) }),
	SiteList,
	ApiKeyList,
	Connection,
	Today: UsageReport.pick({ today: true, today_tokens: true, alerts: true }),
	Deletion: z.object({ receipt: Erasure, settings: Settings }),
	ErasureReceipt: Erasure,
};
