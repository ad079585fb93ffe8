/** The files of features that the public sees, each with the reason. */
export const PUBLIC_FILES: Record<string, string> = {
	'site/kept.ts': 'which answers of a public site may be kept, and by what they are known again',
	'site/server/open-site.ts': 'finds the public site of an address; every page of one begins here',
	'site/server/answer.ts': 'answers for public sites: unchanged pages without making them',
	'site/server/kept-answers.ts': 'answers of public sites that are kept in memory, within bounds',
	'site/server/page.ts': 'what stands around every page of a public site',
	'site/server/home.ts': 'all that the first page of a public site shows',
	'site/server/partners.ts': 'the SQL behind the partners that a site shows',
	'site/server/partner-page.ts': 'all that the page of a partner on a public site shows',
	'site/server/told.ts': 'the SQL behind what a site tells of: what was done, what is done, for which goals',
	'site/server/reports.ts': 'the reports of a public site: their list, their pages and their files',
	'site/server/pictures.ts': 'the pictures of a public site, made ready for everybody',
	'site/server/map.ts': 'the map of a site, of its twin cities alone',
	'wikidata/server/data-set.ts': 'statements of Wikidata as a data set has them, read from two tables'
};
