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
	'wikidata/server/data-set.ts': 'statements of Wikidata as a data set has them, read from two tables',
	'resident-idea/spam.ts': 'what speaks for spam in an idea, and the form in which texts are compared',
	'resident-idea/puzzle.ts':
		'the little work that the form of ideas asks of browsers: one rule for them and for the server',
	'resident-idea/letter.ts': 'what letters to residents say',
	'resident-idea/server/keys.ts':
		'secrets in addresses, by their digests, and the marks that stand for e-mail addresses',
	'resident-idea/server/stamp.ts':
		'when a form was made, sealed into it: the guard against programs that needs no cookie',
	'resident-idea/server/limits.ts': 'how much comes from one network',
	'resident-idea/server/receiving.ts': 'the way of an idea from the form to its first reader',
	'resident-idea/server/telling.ts': 'the letters to a resident, each with a link to their page',
	'resident-idea/server/own-page.ts': 'all that a resident sees of their idea and does about it',
	'resident-idea/server/support.ts': 'supporters and reports of published ideas',
	'resident-idea/server/forgetting.ts':
		'how a resident is forgotten: by time, by their wish, with the erasure of a person',
	'resident-idea/server/public-pages.ts': 'the pages of ideas that everybody sees, from request to answer',
	'resident-idea/server/form-action.ts': 'the one action behind the forms about an idea',
	'resident-idea/server/page.ts': 'all that the pages of the queue show'
};
