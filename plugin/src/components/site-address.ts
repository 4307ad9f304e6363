/**
 * The address of this site's admin screen: part of the names of what the browser keeps, since the sites of a network may share an
 * origin, and with it the browser's storage, while each numbers its jobs from 1.
 */
export const siteAddress = () => window.draftsmith?.jobsUrl ?? '';
