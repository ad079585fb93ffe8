/** The licences under which a city gives its data away: the three that official portals use, and that of databases. */
export const LICENCES = ['cc-by-4.0', 'cc0-1.0', 'cc-by-sa-4.0', 'odc-by-1.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** As their makers call them, in every language, and where they are written down. */
const KNOWN: Readonly<Record<Licence, { name: string; href: string }>> = {
	'cc-by-4.0': { name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
	'cc0-1.0': { name: 'CC0 1.0', href: 'https://creativecommons.org/publicdomain/zero/1.0/' },
	'cc-by-sa-4.0': { name: 'CC BY-SA 4.0', href: 'https://creativecommons.org/licenses/by-sa/4.0/' },
	'odc-by-1.0': { name: 'ODC-By 1.0', href: 'https://opendatacommons.org/licenses/by/1-0/' }
};

export function licenceTerms(licence: Licence): { name: string; href: string } {
	return KNOWN[licence];
}
