/** What PHP prints before our scripts. */
interface DraftsmithBoot {
	/** Whether this site has a key for the service. */
	registered: boolean;
	/** Address of the settings page. */
	settingsUrl: string;
	/** Addresses of the screens of articles, batches and usage. */
	jobsUrl: string;
	batchUrl: string;
	usageUrl: string;
	/** The site's language, BCP 47. */
	siteLanguage: string;
	/** Whether this user may change the settings. */
	userCanManage: boolean;
	/** The post statuses that this user may ask for. */
	postStatuses: readonly string[];
	/** The category of posts that have no other. */
	categoryId: number;
}

interface Window {
	draftsmith?: DraftsmithBoot;
	/** Core prints it on every admin page. */
	userSettings?: { uid: string };
}
