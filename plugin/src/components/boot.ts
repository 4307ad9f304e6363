/** What PHP printed before the script. Without it (an extension removed it) the site counts as not registered. */
export const boot: DraftsmithBoot = window.draftsmith ?? {
	registered: false,
	settingsUrl: '',
	siteLanguage: 'en',
	userCanManage: false,
	postStatuses: ['draft'],
};
