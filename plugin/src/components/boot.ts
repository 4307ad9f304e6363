/** What PHP printed before the script. Without it (an extension removed it) the site counts as not registered. */
export const boot: DraftsmithBoot = window.draftsmith ?? {
	registered: false,
	settingsUrl: '',
	jobsUrl: '',
	batchUrl: '',
	usageUrl: '',
	siteLanguage: 'en',
	userCanManage: false,
	postStatuses: ['draft'],
	categoryId: 0,
};
