import { countFindings, oneSided, type Comparison, type Finding, type Found, type Item } from './wikidata.ts';

/** What each finding asks of a person; the command line speaks English. */
const HEADINGS: Record<Finding, string> = {
	both: 'In both',
	only_here: 'Only in the register: Wikidata does not say it',
	only_there: 'Only in Wikidata: the register knows no such partner',
	not_twin: 'A twin in Wikidata, and without a pact in the register',
	no_id: 'Without a Wikidata id in the register',
	shared_id: 'One Wikidata id for several partners',
	unknown_id: 'The id is in no item of the data set',
	elsewhere: 'The item lies somewhere else than the partner'
};
const SAID = {
	both: 'said from both sides',
	home: 'said of us alone: the reverse statement is missing',
	other: 'said of them alone: the reverse statement is missing',
	unknown: ''
} as const;

/** A comparison as a person reads it. */
export function comparisonInWords({ home, isDirected, found }: Comparison): string {
	const counts = countFindings(found);
	const groups = (Object.keys(HEADINGS) as Finding[]).filter((finding) => counts[finding] > 0);
	return [
		`${nameOf(home)}: ${counts.both} in both, ${counts.only_here} only in the register, ${counts.only_there} only in Wikidata.`,
		isDirected
			? `${oneSided(found).length} reverse statements are missing.`
			: 'The data set names each pair once: which of the two says so, and whether a reverse statement is missing, it does not tell.',
		...groups.flatMap((finding) => [
			'',
			`${HEADINGS[finding]} (${counts[finding]}):`,
			...found.filter((each) => each.finding === finding).map((each) => `  ${lineOf(each)}`)
		])
	].join('\n');
}

function lineOf({ partner, item, said, candidates, kilometres }: Found): string {
	const name = partner
		? `${partner.called}${partner.wikidataId ? ` (${partner.wikidataId})` : ''}`
		: item && nameOf(item);
	const notes = [
		partner && item && item.name !== item.id && item.name !== partner.called ? `there: ${item.name}` : '',
		kilometres !== null && kilometres > 100 && item ? `${kilometres} km from ${nameOf(item)}` : '',
		said ? SAID[said] : '',
		candidates.length > 0 ? `called the same: ${candidates.map(nameOf).join('; ')}` : ''
	].filter((note) => note !== '');
	return [name, ...notes].join(' – ');
}

function nameOf({ id, name, country }: Item): string {
	if (name === id) return id;
	return `${name}${country ? `, ${country}` : ''} (${id})`;
}
