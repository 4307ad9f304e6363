/** What PHP prints before our scripts. */
interface DraftsmithBoot {
	/** Whether this site has a key for the service. */
	registered: boolean;
	/** Address of the settings page. */
	settingsUrl: string;
	/** The site's language, BCP 47. */
	siteLanguage: string;
	/** Whether this user may change the settings. */
	userCanManage: boolean;
	/** The post statuses that this user may ask for. */
	postStatuses: readonly string[];
}

interface Window {
	draftsmith?: DraftsmithBoot;
}
