import type { KeyObject } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import type { GuardedFetch } from '../platform/guarded-fetch.ts';
import type { Log } from '../platform/log.ts';
import type { ResolveTxt } from '../platform/resolve-txt.ts';
import type { Sealer } from '../privacy/index.ts';
import type { Store } from '../store/index.ts';
import type { MailLimit } from './links/mail-limit.ts';

/** What accounts, sites and keys work with. */
export type AccountsContext = {
	store: Store;
	clock: Clock;
	log: Log;
	sealer: Sealer;
	/** Under which API keys are hashed. */
	pepper: KeyObject;
	/** From which the tokens of links in mails are derived. */
	linkKey: KeyObject;
	/** From which the tokens that prove a domain are derived. */
	proofKey: KeyObject;
	/** Of a new account. */
	plan: string;
	/** Whether trial limits hold until a domain or an address is proven. */
	verification: 'required' | 'off';
	allowPrivateSites: boolean;
	/** Where people reach the service: `https://host`, for the links in mails. */
	address: () => string;
	/** Asks a site. */
	fetchSite: GuardedFetch;
	resolveTxt: ResolveTxt;
	/** Bounds the mails to one recipient. */
	mailLimit: MailLimit;
};

/** What it takes to send a link by mail. */
export type LinksContext = Pick<AccountsContext, 'clock' | 'sealer' | 'linkKey' | 'address' | 'verification'>;
